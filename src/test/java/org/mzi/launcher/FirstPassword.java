package org.mzi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The password of the console's first account, where nobody set one. It is kept in {@code data/first-password} until it is
 * shown or another's account turns out to be there, so that a start after a killed one shows what that one's account got.
 */
final class FirstPassword {

    private static final String SETTING = "CONSOLE_ADMIN_PASSWORD";

    private final Path kept;
    private final Path shown;
    private String password;

    FirstPassword(Path data) {
        this.kept = data.resolve("first-password");
        this.shown = data.resolve("first-account");
    }

    /** Makes one unless it is set or was shown, and gives it to the server; one that is set goes first. */
    void addTo(Map<String, String> settings) {
        if (Files.exists(shown)) {
            OwnerOnly.delete(kept);
            return;
        }
        password = Files.exists(kept) ? read() : null;
        if (password == null && !settings.containsKey(SETTING)) {
            password = SecretsFile.word();
            OwnerOnly.write(kept, password + "\n");
        }
        if (password != null) {
            settings.putIfAbsent(SETTING, password);
        }
    }

    /**
     * Shows it once, if the account has it, and forgets it.
     *
     * @param first asks for the account that the server made or found; not asked when there is nothing to show
     */
    void announce(Supplier<OldestAccount> first, Consumer<String> say) {
        if (password == null) {
            return;
        }
        OldestAccount account = first.get();
        if (account.hasPassword(password)) {
            say.accept("First account (shown this once): user " + account.user() + ", password " + password);
            OwnerOnly.write(shown, account.user() + "\n");
        }
        OwnerOnly.delete(kept);
    }

    /** Null when a crash of the machine left it empty. */
    private String read() {
        try {
            String text = Files.readString(kept).strip();
            return text.isEmpty() ? null : text;
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + kept + ": " + e.getMessage(), e);
        }
    }
}
