package org.mzi.intake;

import java.io.IOException;
import java.io.InputStream;
import org.mzi.platform.ProblemException;

/** A request body of at most 1 MiB. */
final class RawBody {

    static final int MOST_BYTES = 1 << 20;

    private RawBody() {}

    /** Ends the request with 413 as soon as there is more. */
    static byte[] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ProblemException(413, "body-too-large", "The body is over 1 MiB.");
        }
        return body;
    }
}
