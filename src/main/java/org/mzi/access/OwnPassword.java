package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.mzi.access.AccountException.Reason;

/** Lets users change their own passwords. */
@ApplicationScoped
public class OwnPassword {

    private final ConsoleUsers users;
    private final Passwords passwords;
    private final Standings standings;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    OwnPassword(ConsoleUsers users, Passwords passwords, Standings standings, AuditTrail audit, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    OwnPassword() {
        this(null, null, null, null, null);
    }

    /**
     * Changes the password of the user who sends the request. The session that it comes with goes on; all others of this
     * user end. A wrong current password counts as a failed log-in, so that a page left open gives no unlimited tries.
     *
     * @throws AccountException when it is not changed
     */
    public void change(HttpServletRequest request, String current, String wanted) {
        SignedIn signedIn = ConsoleSessions.of(request);
        PasswordPolicy.problem(signedIn.name(), wanted).ifPresent(problem -> {
            throw new AccountException(problem);
        });
        if (current.equals(wanted)) {
            throw new AccountException(Reason.PASSWORD_UNCHANGED);
        }
        ConsoleUser user = users.begin(signedIn.name(), OffsetDateTime.now(clock))
                .orElseThrow(() -> new AccountException(Reason.LOCKED));
        if (!passwords.verify(current, user.passwordHash())) {
            throw new AccountException(Reason.PASSWORD_WRONG);
        }
        String hash = passwords.hash(wanted);
        int epoch = users.change(signedIn.account(), found -> {
                    requireUnchanged(found, user);
                    found.proven();
                    found.changePassword(hash);
                })
                .orElseThrow(() -> new AccountException(Reason.GONE))
                .sessionEpoch();
        signedIn.goOn(epoch);
        standings.changed(signedIn.account());
        Actor who = new Actor(signedIn.name(), request.getRemoteAddr());
        audit.record(who, "password-change", Accounts.subject(signedIn.name()), Map.of());
    }

    /** Somebody reset the password, changed the role or disabled the account while this one was being looked at. */
    private static void requireUnchanged(ConsoleUser now, ConsoleUser before) {
        if (now.sessionEpoch() != before.sessionEpoch()) {
            throw new AccountException(Reason.GONE);
        }
    }
}
