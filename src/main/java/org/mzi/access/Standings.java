package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How accounts stand, at most two seconds old: what another node changed acts here within that time, what this one
 * changed at once. While the database is away, as they stood last.
 */
@ApplicationScoped
class Standings {

    static final Duration OLDEST = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Standings.class.getName());

    private final ConsoleUsers users;
    private final LongSupplier nanoTime;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<Standing> standing, long nanoTime) {}

    @Inject
    Standings(ConsoleUsers users) {
        this(users, System::nanoTime);
    }

    Standings(ConsoleUsers users, LongSupplier nanoTime) {
        this.users = users;
        this.nanoTime = nanoTime;
    }

    Standings() {
        this(null, null);
    }

    /** Nothing for an account that is no more. */
    Optional<Standing> of(long account) {
        Known last = known.get(account);
        if (last != null && nanoTime.getAsLong() - last.nanoTime() < OLDEST.toNanos()) {
            return last.standing();
        }
        Optional<Standing> now = read(account, last);
        known.put(account, new Known(now, nanoTime.getAsLong()));
        return now;
    }

    /** This node has changed the account: the next look is at the database. */
    void changed(long account) {
        long tooLongAgo = nanoTime.getAsLong() - OLDEST.toNanos();
        known.computeIfPresent(account, (id, last) -> new Known(last.standing(), tooLongAgo));
    }

    private Optional<Standing> read(long account, Known last) {
        try {
            return users.find(account).map(Standing::of);
        } catch (RuntimeException e) {
            if (last == null) {
                throw e;
            }
            LOG.log(Level.FINE, "Accounts could not be read; sessions go on as they were", e);
            return last.standing();
        }
    }
}
