package org.mzi.access;

/** What of an account decides whether its sessions go on. */
record Standing(boolean enabled, Role role, int epoch, boolean mustChangePassword) {

    static Standing of(ConsoleUser user) {
        return new Standing(user.enabled(), user.role(), user.sessionEpoch(), user.mustChangePassword());
    }
}
