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

/** Encryption of stored secrets (AES-256-GCM, key {@code MZI_MASTER_KEY}) and constant-time comparison. */
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
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8), 0);
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(all);
    }

    /** Reverses {@link #encrypt}. Throws {@link IllegalStateException} when the key is not the one used then. */
    public String decrypt(String encrypted) {
        if (!encrypted.startsWith(VERSION)) {
            throw new IllegalStateException("Not an encrypted value of this application");
        }
        byte[] all = Base64.getDecoder().decode(encrypted.substring(VERSION.length()));
        byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), all, NONCE_BYTES);
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** Throws {@link IllegalStateException}, with what to do, when the master key is missing or malformed. */
    public void requireKey() {
        key();
    }

    /** True when the two are the same text; takes the same time whatever the texts hold. False when either is null. */
    public static boolean same(String a, String b) {
        return a != null && b != null && MessageDigest.isEqual(sha256(a), sha256(b));
    }

    /** HMAC-SHA256 in lower-case hexadecimal. */
    public static String hmacSha256(String key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return java.util.HexFormat.of().formatHex(mac.doFinal());
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

    private byte[] cipher(int mode, byte[] nonce, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("MZI_MASTER_KEY is not the key that this value was encrypted with", e);
        }
    }

    private SecretKeySpec key() {
        String text = settings.get(PlatformSettings.MASTER_KEY).strip();
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != 32) {
            throw new IllegalStateException(
                    (text.isEmpty() ? "MZI_MASTER_KEY is not set. " : "MZI_MASTER_KEY is malformed. ")
                            + "It must be 32 random bytes in Base64; make one with `openssl rand -base64 32`, keep it apart from "
                            + "the database, and give every node the same.");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
