package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Checks user names and passwords against the accounts in the database. */
@ApplicationScoped
public class LogIn implements IdentityStore {

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

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        String name = given.getCaller().strip();
        String password = given.getPasswordAsString();
        firstAccount.ensure();
        Optional<ConsoleUser> user = users.begin(name, OffsetDateTime.now(clock));
        if (user.isEmpty()) {
            passwords.verifyNobodys(password);
            return CredentialValidationResult.INVALID_RESULT;
        }
        if (!passwords.verify(password, user.get().passwordHash())) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        users.succeeded(name, OffsetDateTime.now(clock));
        return new CredentialValidationResult(
                user.get().userName(), user.get().role().names());
    }
}
