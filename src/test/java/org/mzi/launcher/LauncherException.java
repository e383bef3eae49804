package org.mzi.launcher;

/** The bridge cannot be started, and a person has to do what the message says. */
public final class LauncherException extends RuntimeException {

    public LauncherException(String message) {
        super(message);
    }

    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
