package org.mzi.monitoring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.work.Destinations;

/** A remote system by what the work with it has shown: whether it, or a part of it, is paused, and when it last worked. */
abstract class RemotePart implements SystemPart {

    /** So many of the newest events that ended are looked at for a success. */
    private static final int NEWEST = 200;

    private final Destinations destinations;
    private final Database database;

    RemotePart(Destinations destinations, Database database) {
        this.destinations = destinations;
        this.database = database;
    }

    /** What has to be set before it can be used; empty when nothing is missing. */
    abstract Optional<Problem> missing();

    /** SQL condition on an event that ended well: that it proves that this system worked. */
    abstract String proof();

    @Override
    public boolean needsDatabase() {
        return true;
    }

    @Override
    public PartHealth look() {
        Optional<Problem> missing = missing();
        if (missing.isPresent()) {
            return PartHealth.notSetUp(missing.get());
        }
        Instant lastSuccess = lastSuccess();
        Optional<Destinations.State> paused = destinations.all().stream()
                .filter(Destinations.State::paused)
                .filter(state -> state.name().equals(name()) || state.name().startsWith(name() + "."))
                .min(Comparator.comparing(Destinations.State::name));
        if (paused.isPresent()) {
            Destinations.State state = paused.get();
            return PartHealth.ill(state.problem(), state.pausedSince().toInstant(), lastSuccess);
        }
        return lastSuccess == null
                ? PartHealth.unknown(
                        new Problem("not-used-yet", "It is set up; the first event will show whether it works."))
                : PartHealth.well(lastSuccess);
    }

    private Instant lastSuccess() {
        return database.read(handle -> handle.createQuery("select max(finished_at) from ("
                                + "(select finished_at, handler, outcome from event where status = 'DONE'"
                                + " order by id desc limit :newest) union all "
                                + "(select finished_at, handler, outcome from event where status = 'SKIPPED'"
                                + " order by id desc limit :newest)) e where " + proof())
                        .bind("newest", NEWEST)
                        .mapTo(OffsetDateTime.class)
                        .findOne())
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
