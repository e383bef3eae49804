package org.mzi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.mzi.platform.ProblemException;

/** A request body of at most 1 MiB. */
final class RawBody {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DROPPED_BYTES = 8 << 20;
    private static final int BUFFER_BYTES = 8 << 10;

    private RawBody() {}

    /** Ends the request with 413 as soon as there is more. */
    static byte[] read(InputStream in) throws IOException {
        return readIfSmall(in).orElseThrow(RawBody::tooLarge);
    }

    static ProblemException tooLarge() {
        return new ProblemException(413, "body-too-large", "The body is over 1 MiB.");
    }

    /** Empty when there is more; for those whose proof is in the body or made of it. */
    static Optional<byte[]> readIfSmall(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            drop(in);
            return Optional.empty();
        }
        return Optional.of(body);
    }

    /** Reads what is left, at most 8 MiB, and forgets it: many a caller hears no answer before it has sent its body. */
    static void drop(InputStream in) throws IOException {
        drop(in, piece -> {});
    }

    /** The same, letting somebody look at each piece as it passes. */
    static void drop(InputStream in, Consumer<ByteBuffer> look) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int left = MOST_DROPPED_BYTES;
        int read = in.read(buffer);
        while (read > 0 && left > 0) {
            look.accept(ByteBuffer.wrap(buffer, 0, read));
            left -= read;
            read = in.read(buffer);
        }
    }
}
