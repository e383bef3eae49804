package org.mzi.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.access.AccountException.Reason;

/**
 * What a password that a person chooses must be: long, not the user name, and none that everybody tries first. As NIST SP
 * 800-63B (5.1.1.2) advises it asks for no kinds of characters.
 */
public final class PasswordPolicy {

    public static final int SHORTEST = 12;
    /** More would only make hashing a burden. */
    public static final int LONGEST = 128;

    private static final int FEWEST_CHARACTERS = 5;
    private static final Set<String> WELL_KNOWN = wellKnown();

    private PasswordPolicy() {}

    /** What is wrong with a password, or nothing. */
    static Optional<Reason> problem(String userName, String password) {
        if (password.length() < SHORTEST) {
            return Optional.of(Reason.PASSWORD_TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Reason.PASSWORD_TOO_LONG);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.replace(userName.toLowerCase(Locale.ROOT), "").length() < FEWEST_CHARACTERS) {
            return Optional.of(Reason.PASSWORD_IS_NAME);
        }
        boolean monotonous = plain.chars().distinct().count() < FEWEST_CHARACTERS;
        return monotonous || WELL_KNOWN.contains(plain) || WELL_KNOWN.contains(core(plain))
                ? Optional.of(Reason.PASSWORD_WELL_KNOWN)
                : Optional.empty();
    }

    /** Without the digits and marks that people put behind a word when a rule wants more. */
    private static String core(String plain) {
        return plain.replaceFirst("[^\\p{L}]+$", "");
    }

    private static Set<String> wellKnown() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("well-known-passwords.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
