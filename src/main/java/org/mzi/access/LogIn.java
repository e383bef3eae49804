package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Checks user names and passwords against the accounts in the database. */
@ApplicationScoped
class LogIn {

    private final FirstAccount firstAccount;
    private final ConsoleUsers users;
    private final Passwords passwords;
    private final Clock clock;

    @Inject
    LogIn(FirstAccount firstAccount, ConsoleUsers users, Passwords passwords, Clock clock) {
        this.firstAccount = firstAccount;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    LogIn() {
        this(null, null, null, null);
    }

    /**
     * The account, as it was when its password was looked at; nothing when there is none of that name, it is disabled or
     * locked, or the password is wrong. Throws when the database does not answer; the try is then not counted, unless the
     * database went away after it had been.
     */
    Optional<ConsoleUser> check(String name, String password) {
        firstAccount.ensure();
        Optional<ConsoleUser> user = users.begin(name, OffsetDateTime.now(clock));
        if (user.isEmpty()) {
            passwords.verifyNobodys(password);
            return user;
        }
        if (!passwords.verify(password, user.get().passwordHash())) {
            return Optional.empty();
        }
        users.succeeded(name, OffsetDateTime.now(clock));
        return user;
    }
}
