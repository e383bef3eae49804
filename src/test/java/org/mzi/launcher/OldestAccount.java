package org.mzi.launcher;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mzi.platform.Database;

/**
 * The console's first account in the database. Read there and not tried out by a log-in, which the audit trail would show and
 * a foreign account would count as a wrong password.
 *
 * @param passwordHash algorithm, iterations, salt and hash, with colons between them
 */
record OldestAccount(String user, String passwordHash) {

    private static final int PARTS = 4;
    private static final int BITS = 8;
    private static final long POLL_MILLIS = 200;

    /** Waits for it: a timer of the server makes it soon after the server is ready. */
    static OldestAccount await(Database database, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                Optional<OldestAccount> found = find(database);
                if (found.isPresent()) {
                    return found.get();
                }
                if (System.nanoTime() > end) {
                    throw new LauncherException("the console has no account yet");
                }
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("interrupted", e);
            }
        }
    }

    private static Optional<OldestAccount> find(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select user_name, password_hash from console_user order by id fetch first row only")
                .map((row, context) -> new OldestAccount(row.getString("user_name"), row.getString("password_hash")))
                .findOne());
    }

    boolean hasPassword(String password) {
        String[] parts = passwordHash.split(":");
        if (parts.length != PARTS) {
            return false;
        }
        try {
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            PBEKeySpec key = new PBEKeySpec(
                    password.toCharArray(),
                    Base64.getDecoder().decode(parts[2]),
                    Integer.parseInt(parts[1]),
                    hash.length * BITS);
            byte[] own =
                    SecretKeyFactory.getInstance(parts[0]).generateSecret(key).getEncoded();
            return MessageDigest.isEqual(own, hash);
        } catch (GeneralSecurityException e) {
            throw new LauncherException("Cannot compare passwords: " + e.getMessage(), e);
        }
    }
}
