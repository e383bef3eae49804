package org.mzi.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
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
}
