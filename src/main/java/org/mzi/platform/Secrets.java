package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption of stored secrets (AES-256-GCM) and constant-time comparison. What is encrypted is encrypted with {@code
 * MZI_MASTER_KEY}; {@code MZI_MASTER_KEY_PREVIOUS}, where it is set, opens values as well.
 */
@ApplicationScoped
public class Secrets {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "1:";

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Secrets(Settings settings) {
        this.settings = settings;
    }

    Secrets() {
        this(null);
    }

    /** Encrypts a text; twice the same text gives different results. */
    public String encrypt(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, key(), nonce, plain.getBytes(StandardCharsets.UTF_8), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java runtime", e);
        }
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(all);
    }

    /** Reverses {@link #encrypt}. Throws {@link IllegalStateException} when neither key is the one used then. */
    public String decrypt(String encrypted) {
        String plain = open(key(), encrypted);
        SecretKeySpec previous = previousKey();
        if (plain == null && previous != null) {
            plain = open(previous, encrypted);
        }
        if (plain == null) {
            throw new IllegalStateException(
                    "MZI_MASTER_KEY is not the key that the database's secrets are encrypted with"
                            + (previous == null ? "." : ", nor is MZI_MASTER_KEY_PREVIOUS."));
        }
        return plain;
    }

    /** Whether the present master key opens the value, and not just the previous one. */
    boolean isCurrent(String encrypted) {
        return open(key(), encrypted) != null;
    }

    /** Whether a key is being changed. */
    boolean hasPreviousKey() {
        return previousKey() != null;
    }

    /** Throws {@link IllegalStateException}, with what to do, when the master key is missing or one is malformed. */
    public void requireKey() {
        key();
        previousKey();
    }

    /** True when the two are the same text; takes the same time whatever the texts hold. False when either is null. */
    public static boolean same(String a, String b) {
        return a != null && b != null && MessageDigest.isEqual(sha256(a), sha256(b));
    }

    /** HMAC-SHA256 in lower-case hexadecimal. */
    public static String hmacSha256(String key, byte[]... parts) {
        Mac mac = hmacSha256(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return java.util.HexFormat.of().formatHex(mac.doFinal());
    }

    /** An HMAC-SHA256 that takes its text piece by piece. */
    public static Mac hmacSha256(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java runtime", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }

    /** Null when the key is not the one that the value was encrypted with. */
    private static String open(SecretKeySpec key, String encrypted) {
        if (!encrypted.startsWith(VERSION)) {
            throw new IllegalStateException("Not an encrypted value of this application");
        }
        byte[] all = Base64.getDecoder().decode(encrypted.substring(VERSION.length()));
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE_BYTES), all, NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException otherKey) {
            return null;
        }
    }

    private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] input, int offset)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(input, offset, input.length - offset);
    }

    private SecretKeySpec key() {
        return key(PlatformSettings.MASTER_KEY);
    }

    /** Null when none is set. */
    private SecretKeySpec previousKey() {
        return settings.isSet(PlatformSettings.MASTER_KEY_PREVIOUS) ? key(PlatformSettings.MASTER_KEY_PREVIOUS) : null;
    }

    private SecretKeySpec key(Setting<String> setting) {
        String text = settings.get(setting).strip();
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != 32) {
            throw new IllegalStateException(setting.name()
                    + (text.isEmpty() ? " is not set. " : " is malformed. ")
                    + "It must be 32 random bytes in Base64; make one with `openssl rand -base64 32`, keep it apart from "
                    + "the database, and give every node the same.");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
