package org.mzi.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;

/** Salted PBKDF2 hashes, made with the figures that OWASP's Password Storage Cheat Sheet names for HMAC-SHA512. */
@ApplicationScoped
class Passwords {

    private static final Map<String, String> FIGURES = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "64");

    /** None of those that are taken for another: 0 and o, 1, i and l, u and v. */
    private static final String LEGIBLE = "abcdefghjkmnpqrstwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final SecureRandom random = new SecureRandom();
    private final Pbkdf2PasswordHash hash;
    private String nobodys;

    @Inject
    Passwords(Pbkdf2PasswordHash hash) {
        this.hash = hash;
    }

    Passwords() {
        this(null);
    }

    @PostConstruct
    void prepare() {
        hash.initialize(FIGURES);
        nobodys = hash(UUID.randomUUID().toString());
    }

    String hash(String password) {
        return hash.generate(password.toCharArray());
    }

    boolean verify(String password, String storedHash) {
        return hash.verify(password.toCharArray(), storedHash);
    }

    /** Takes as long as {@link #verify}, so that the time of an answer does not tell which names exist. */
    void verifyNobodys(String password) {
        verify(password, nobodys);
    }

    /** A new password of about 97 bits that can be read out to somebody, such as {@code k7mfp-3xqpa-w9rtd-h2ncy}. */
    String generate() {
        StringBuilder made = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            made.append(group == 0 ? "" : "-");
            random.ints(GROUP_LENGTH, 0, LEGIBLE.length()).forEach(letter -> made.append(LEGIBLE.charAt(letter)));
        }
        return made.toString();
    }
}
