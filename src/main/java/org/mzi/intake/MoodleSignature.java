package org.mzi.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import org.mzi.platform.Secrets;

/**
 * The signature of one call, made piece by piece while its body is read: HMAC-SHA256 of {@code <timestamp>.<raw body>}, by
 * each of the secrets that are valid now.
 */
final class MoodleSignature {

    private static final String SCHEME = "sha256=";

    private final List<Mac> macs;

    MoodleSignature(RotatedSecret secret, String timestamp) {
        byte[] signedFirst = (timestamp + '.').getBytes(StandardCharsets.UTF_8);
        macs = secret.values().map(Secrets::hmacSha256).toList();
        macs.forEach(mac -> mac.update(signedFirst));
    }

    void add(ByteBuffer piece) {
        macs.forEach(mac -> mac.update(piece.duplicate()));
    }

    /** To be asked once, after the last piece. Takes the same time whatever the signature holds. */
    boolean is(String signature) {
        String hex = signature.startsWith(SCHEME)
                ? signature.substring(SCHEME.length()).toLowerCase(Locale.ROOT)
                : "";
        boolean found = false;
        for (Mac mac : macs) {
            found |= Secrets.same(HexFormat.of().formatHex(mac.doFinal()), hex);
        }
        return found;
    }
}
