package org.mzi.platform;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with an RFC 9457 answer. */
public class ProblemException extends WebApplicationException {

    private final String code;

    public ProblemException(int status, String code, String text) {
        this(status, code, text, null);
    }

    /** @param cause for the log; the answer does not tell it */
    public ProblemException(int status, String code, String text, Throwable cause) {
        super(text, cause, ProblemResponse.of(status, code, text));
        this.code = code;
    }

    /** Of the problem, e.g. {@code course-unknown}. */
    public String code() {
        return code;
    }
}
