package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPasswordTest {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

    @TempDir
    private Path data;

    private final List<String> said = new ArrayList<>();

    @Test
    void isShownOnceAndKeptNowhereAfterwards() throws IOException {
        Map<String, String> settings = new HashMap<>();
        FirstPassword first = new FirstPassword(data);
        first.addTo(settings);
        String password = settings.get("CONSOLE_ADMIN_PASSWORD");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("first-password"))))
                .isEqualTo("rw-------");

        first.announce(() -> account("admin", password), said::add);
        assertThat(said).containsExactly("First account (shown this once): user admin, password " + password);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().doesNotContain(password));
        }

        start(Map.of(), account("admin", password));
        assertThat(said).hasSize(1);
    }

    /** Killed after the server made the account, before the password was shown. */
    @Test
    void isShownByTheNextStartWhenOneIsKilledBefore() {
        String password = killedStart();
        start(Map.of(), account("admin", password));
        assertThat(said).containsExactly("First account (shown this once): user admin, password " + password);
    }

    @Test
    void ofAKilledStartIsShownThoughAnotherIsSetMeanwhile() {
        String password = killedStart();
        Map<String, String> settings =
                start(Map.of("CONSOLE_ADMIN_PASSWORD", "of the operator"), account("root", password));
        assertThat(settings).containsEntry("CONSOLE_ADMIN_PASSWORD", "of the operator");
        assertThat(said).containsExactly("First account (shown this once): user root, password " + password);
    }

    /** A new data directory in front of a database that has accounts. */
    @Test
    void isNotShownWhenTheAccountIsAnotherOnes() {
        start(Map.of(), account("admin", "of long ago"));
        assertThat(said).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void isNotMadeWhenOneIsSet() {
        start(Map.of("CONSOLE_ADMIN_PASSWORD", "of the operator"), account("admin", "of the operator"));
        assertThat(said).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    private String killedStart() {
        Map<String, String> settings = new HashMap<>();
        new FirstPassword(data).addTo(settings);
        return settings.get("CONSOLE_ADMIN_PASSWORD");
    }

    private Map<String, String> start(Map<String, String> set, OldestAccount account) {
        Map<String, String> settings = new HashMap<>(set);
        FirstPassword first = new FirstPassword(data);
        first.addTo(settings);
        first.announce(() -> account, said::add);
        return settings;
    }

    private static OldestAccount account(String user, String password) {
        byte[] salt = {1, 2, 3};
        try {
            byte[] hash = SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1000, 512))
                    .getEncoded();
            Base64.Encoder text = Base64.getEncoder();
            return new OldestAccount(
                    user, String.join(":", ALGORITHM, "1000", text.encodeToString(salt), text.encodeToString(hash)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
