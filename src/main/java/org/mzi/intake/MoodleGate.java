package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Settings;

/**
 * Lets calls through that Moodle's plugin signed within the last five minutes, and only those. A call that somebody listened to
 * and sends again within that time is told apart by its events' ids.
 */
@ApplicationScoped
class MoodleGate {

    /** How far the time of a call may be from ours, to either side. */
    static final Duration FARTHEST = Duration.ofSeconds(300);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final Gate gate;
    private final RotatedSecret secret;
    private final Clock clock;

    @Inject
    MoodleGate(Gate gate, Settings settings, Clock clock) {
        this.gate = gate;
        this.secret = new RotatedSecret(settings, IntakeSettings.MOODLE_SECRET, IntakeSettings.MOODLE_SECRET_PREVIOUS);
        this.clock = clock;
    }

    MoodleGate() {
        this(null, null, null);
    }

    /**
     * The body of a proven call. What is over 1 MiB is read for its signature alone, so that who signed it learns that it is
     * too large; nothing is kept of it.
     *
     * @param timestamp seconds since 1970
     * @param signature {@code sha256=<hex HMAC-SHA256 of "<timestamp>.<raw body>">}
     */
    byte[] proven(String timestamp, String signature, HttpServletRequest request, InputStream in) throws IOException {
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            RawBody.drop(in);
            throw notProven(request);
        }
        MoodleSignature expected = new MoodleSignature(secret, timestamp);
        byte[] body = in.readNBytes(RawBody.MOST_BYTES + 1);
        expected.add(ByteBuffer.wrap(body));
        boolean tooLarge = body.length > RawBody.MOST_BYTES;
        if (tooLarge) {
            RawBody.drop(in, expected::add);
        }
        if (!expected.is(signature)) {
            throw notProven(request);
        }
        requireNear(Long.parseLong(timestamp), request);
        if (tooLarge) {
            throw RawBody.tooLarge();
        }
        return body;
    }

    private void requireNear(long timestamp, HttpServletRequest request) {
        long off = timestamp - clock.instant().getEpochSecond();
        if (Math.abs(off) > FARTHEST.toSeconds()) {
            throw gate.refusal(
                    request,
                    "timestamp-too-far",
                    "The signature is right, but X-MZI-Timestamp is " + Math.abs(off) + " s "
                            + (off < 0 ? "behind" : "ahead of") + " this server's clock; at most "
                            + FARTHEST.toSeconds() + " s are allowed. Set both clocks.");
        }
    }

    private ProblemException notProven(HttpServletRequest request) {
        return gate.refusal(
                request,
                "not-proven",
                "The call is not signed with the right secret. Compare it with MOODLE_WEBHOOK_SECRET.");
    }
}
