package org.mzi.access;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a session keeps of who is signed in: the account as it was at the log-in, and when the user last did something. */
class SignedIn implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long account;
    private final String name;
    private final Role role;
    private final Instant since;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Instant lastActive;
    private volatile int epoch;

    SignedIn(long account, ConsoleUser user, Instant now) {
        this.account = account;
        this.name = user.userName();
        this.role = user.role();
        this.since = now;
        this.lastActive = now;
        this.epoch = user.sessionEpoch();
    }

    /** Whether and why the session is over. */
    Optional<SessionEnd> end(Instant now, Duration longestIdle, Duration longest, Optional<Standing> standing) {
        if (!since.plus(longest).isAfter(now)) {
            return Optional.of(SessionEnd.TOO_OLD);
        }
        if (!lastActive.plus(longestIdle).isAfter(now)) {
            return Optional.of(SessionEnd.IDLE);
        }
        if (standing.isEmpty() || !standing.get().enabled()) {
            return Optional.of(SessionEnd.DISABLED);
        }
        if (standing.get().role() != role) {
            return Optional.of(SessionEnd.ROLE_CHANGED);
        }
        return standing.get().epoch() == epoch ? Optional.empty() : Optional.of(SessionEnd.PASSWORD_CHANGED);
    }

    /** When it ends if nothing is done any more; nothing where it ends sooner whatever is done. */
    Optional<Instant> idleEnd(Duration longestIdle, Duration longest) {
        Instant end = lastActive.plus(longestIdle);
        return end.isBefore(since.plus(longest)) ? Optional.of(end) : Optional.empty();
    }

    void active(Instant now) {
        lastActive = now;
    }

    /** The user changed the password in this session, which alone goes on. */
    void goOn(int newEpoch) {
        epoch = newEpoch;
    }

    /** True for the first who asks: several requests may find the session's end at the same time. */
    boolean close() {
        return ended.compareAndSet(false, true);
    }

    /** Whether the user has a role, its own or one that it includes, by the name for {@code @RolesAllowed}. */
    boolean has(String name) {
        return role.names().contains(name);
    }

    long account() {
        return account;
    }

    String name() {
        return name;
    }
}
