package org.mzi.intake;

/** A body that names no record, or not as it must; the message says what and where. */
class BadBodyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    BadBodyException(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
