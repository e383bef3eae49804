package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mzi.access.AccountException.Reason;

/**
 * The console's accounts, for an administrator to manage. Each change is on the record and acts on open sessions: at once
 * on this node, within two seconds on the others. What is not changed throws an {@link AccountException}. Accounts are
 * disabled, not deleted: the audit trail names them.
 */
@ApplicationScoped
public class Accounts {

    public static final int LONGEST_NAME = 64;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@-]{0,63}");
    private static final Set<String> SYSTEMS_OWN = Set.of(Actor.API, "system");

    private final ConsoleUsers users;
    private final Passwords passwords;
    private final Standings standings;
    private final AuditTrail audit;
    private final Clock clock;

    /**
     * One account.
     *
     * @param lockedUntil null unless it is locked now
     * @param lastLogInAt null before the first
     */
    public record Account(
            long id,
            String name,
            Role role,
            boolean enabled,
            boolean mustChangePassword,
            OffsetDateTime lockedUntil,
            OffsetDateTime lastLogInAt,
            OffsetDateTime createdAt) {}

    @Inject
    Accounts(ConsoleUsers users, Passwords passwords, Standings standings, AuditTrail audit, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    Accounts() {
        this(null, null, null, null, null);
    }

    /** By name. */
    public List<Account> all() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return users.all().stream().map(user -> account(user, now)).toList();
    }

    /** Makes an account and returns its password, which is stored nowhere and must be changed at the first log-in. */
    public String add(Actor by, String name, Role role) {
        String trimmed = name.strip();
        requireFit(trimmed);
        String password = passwords.generate();
        ConsoleUser user =
                ConsoleUser.withGivenPassword(trimmed, passwords.hash(password), role, OffsetDateTime.now(clock));
        if (!users.addIfAbsent(user)) {
            throw new AccountException(Reason.NAME_TAKEN);
        }
        audit.record(by, "account-add", subject(trimmed), Map.of("role", role.name()));
        return password;
    }

    /** Gives an account another role. Its sessions end: what is open was made for the old one. */
    public void changeRole(Actor by, long id, Role role) {
        Role[] before = new Role[1];
        ConsoleUser user = users.changeKeepingAnAdministrator(id, found -> {
                    before[0] = found.role();
                    if (found.role() != role) {
                        found.changeRole(role);
                    }
                })
                .orElseThrow(() -> new AccountException(Reason.GONE));
        if (before[0] != role) {
            changed(by, "account-role", user, Map.of("from", before[0].name(), "to", role.name()));
        }
    }

    /** Ends an account's sessions and refuses it. */
    public void disable(Actor by, long id) {
        ConsoleUser user = users.changeKeepingAnAdministrator(id, ConsoleUser::disable)
                .orElseThrow(() -> new AccountException(Reason.GONE));
        changed(by, "account-disable", user, Map.of());
    }

    public void enable(Actor by, long id) {
        changed(by, "account-enable", change(id, ConsoleUser::enable), Map.of());
    }

    /** Lets a locked account try again at once. */
    public void unlock(Actor by, long id) {
        changed(by, "account-unlock", change(id, ConsoleUser::unlock), Map.of());
    }

    /** Sets a new password and returns it, as {@link #add} does. The account's sessions end, and a lock too. */
    public String resetPassword(Actor by, long id) {
        String password = passwords.generate();
        String hash = passwords.hash(password);
        changed(by, "account-password-reset", change(id, user -> user.resetPassword(hash)), Map.of());
        return password;
    }

    /** How an account is named in the audit trail. */
    static String subject(String name) {
        return "user " + name;
    }

    private ConsoleUser change(long id, Consumer<ConsoleUser> change) {
        return users.change(id, change).orElseThrow(() -> new AccountException(Reason.GONE));
    }

    private void changed(Actor by, String action, ConsoleUser user, Map<String, String> detail) {
        standings.changed(user.id());
        audit.record(by, action, subject(user.userName()), detail);
    }

    private static void requireFit(String name) {
        if (!NAME.matcher(name).matches() || SYSTEMS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new AccountException(Reason.NAME_UNFIT);
        }
    }

    private static Account account(ConsoleUser user, OffsetDateTime now) {
        return new Account(
                user.id(),
                user.userName(),
                user.role(),
                user.enabled(),
                user.mustChangePassword(),
                user.isLocked(now) ? user.lockedUntil() : null,
                user.lastLoginAt(),
                user.createdAt());
    }
}
