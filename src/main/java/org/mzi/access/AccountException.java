package org.mzi.access;

/** An account was not changed, and why. */
public class AccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** There is no such account any more. */
        GONE,
        /** A user name is 1 to 64 letters, digits and {@code . _ @ -}, begins with a letter or digit, and none of the
         * system's own. */
        NAME_UNFIT,
        NAME_TAKEN,
        /** Nobody could manage accounts any more. */
        LAST_ADMINISTRATOR,
        /** The current password that was given is not the account's. It counts as a failed log-in. */
        PASSWORD_WRONG,
        /** Too many wrong passwords; not even the right one is accepted now. */
        LOCKED,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG,
        PASSWORD_IS_NAME,
        PASSWORD_WELL_KNOWN,
        PASSWORD_UNCHANGED
    }

    private final Reason reason;

    AccountException(Reason reason) {
        super("Account not changed: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
