package org.mzi.platform;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with an RFC 9457 answer. */
public class ProblemException extends WebApplicationException {

    public ProblemException(int status, String code, String text) {
        super(text, ProblemResponse.of(status, code, text));
    }
}
