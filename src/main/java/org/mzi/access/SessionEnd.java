package org.mzi.access;

/** Why a session of the console ended before its user logged out. */
public enum SessionEnd {
    /** Its user did nothing for {@link AccessSettings#SESSION_IDLE_END}. */
    IDLE,
    /** The log-in is {@link AccessSettings#SESSION_END} ago. */
    TOO_OLD,
    /** The account was disabled or removed. */
    DISABLED,
    ROLE_CHANGED,
    PASSWORD_CHANGED
}
