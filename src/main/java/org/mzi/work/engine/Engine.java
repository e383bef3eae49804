package org.mzi.work.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.work.Bell;
import org.mzi.work.Destinations;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Handlers;
import org.mzi.work.Inbox;
import org.mzi.work.Outcome;
import org.mzi.work.RetrySchedule;
import org.mzi.work.WorkSettings;

/**
 * Works through what is due: in turn between handlers, batch by batch, until nothing is left. Each thread that calls
 * {@link #work()} is a worker; a node has at most {@code WORK_WORKERS}.
 */
@ApplicationScoped
class Engine {

    private static final Logger LOG = Logger.getLogger(Engine.class.getName());

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final Claims claims;
    private final Handlers handlers;
    private final Destinations destinations;
    private final Inbox inbox;
    private final Bell bell;
    private final Gathering gathering;

    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicInteger turn = new AtomicInteger();
    private final OwnClaims own = new OwnClaims();

    @Inject
    Engine(
            Database database,
            Clock clock,
            Settings settings,
            Claims claims,
            Handlers handlers,
            Destinations destinations,
            Inbox inbox,
            Bell bell) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.claims = claims;
        this.handlers = handlers;
        this.destinations = destinations;
        this.inbox = inbox;
        this.bell = bell;
        this.gathering = new Gathering(claims, settings, own);
    }

    Engine() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Works until nothing is due. Returns at once when the node's workers are all busy: one of them will look again. */
    void work() {
        if (workers.incrementAndGet() > most()) {
            workers.decrementAndGet();
            again.set(true);
            return;
        }
        boolean atWork = true;
        try {
            boolean worked = true;
            while (atWork && (worked || again.getAndSet(false))) {
                long began = System.nanoTime();
                worked = round();
                atWork = !leaveWhenTooMany();
                if (atWork && inbox.isBusy()) {
                    LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_REST_NANOS));
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Work stopped; the sweep begins anew", e);
        } finally {
            if (atWork) {
                workers.decrementAndGet();
            }
        }
    }

    /** What is stored can wait, who calls cannot: while much comes in, one worker goes on, for half of the time. */
    private int most() {
        return inbox.isBusy() ? 1 : settings.get(WorkSettings.WORKERS);
    }

    private boolean leaveWhenTooMany() {
        int now = workers.get();
        return now > most() && workers.compareAndSet(now, now - 1);
    }

    /** One batch of each handler for which something is due. Returns whether there was any. */
    private boolean round() {
        List<String> due = new ArrayList<>(claims.due(handlers.able(destinations.paused())));
        if (due.isEmpty()) {
            return false;
        }
        due.sort(null);
        java.util.Collections.rotate(due, turn.incrementAndGet());
        boolean worked = false;
        for (String name : due) {
            worked |= workOn(handlers.get(name));
        }
        return worked;
    }

    private boolean workOn(EventHandler handler) {
        Gathering.Gathered gathered = gathering.gather(handler);
        if (gathered.events().isEmpty()) {
            return false;
        }
        try {
            if (gathered.events().size() >= handler.batchSize()) {
                bell.ring();
            }
            work(new ClaimedBatch(this, handler, gathered.fence(), gathered.events()));
        } catch (RuntimeException e) {
            if (Database.isAway(e)) {
                own.giveUp(gathered.fence());
            }
            throw e;
        } finally {
            gathering.done(handler, gathered.fence());
        }
        return true;
    }

    /**
     * Throws when the database is away: then no event is to blame, and the claim is given up. What cannot be finished for
     * another reason is left to the lease, which counts it as a crash, so that it does not go on for ever.
     */
    private void work(ClaimedBatch batch) {
        try {
            batch.handler().handle(batch);
            batch.finishAll(new Outcome.Retry(
                    new Problem("no-outcome", "The handler did not say what became of this event."), null));
        } catch (Failure.Blocked blocked) {
            batch.finishAll(new Outcome.Blocked(blocked.destination(), blocked.problem(), blocked.atLeast()));
        } catch (Failure.Permanent permanent) {
            splitOr(batch, new Outcome.Parked(permanent.problem()));
        } catch (Failure.Retryable retryable) {
            afterFailure(batch, retryable);
        } catch (RuntimeException defect) {
            if (Database.isAway(defect)) {
                throw defect;
            }
            List<Long> ids = batch.events().stream().map(Event::id).toList();
            LOG.log(Level.SEVERE, "Handler " + batch.handler().name() + " failed on events " + ids, defect);
            splitOr(
                    batch,
                    new Outcome.Retry(
                            new Problem(
                                    "internal-error", "This event could not be worked on; the server log says why."),
                            null));
        }
    }

    /**
     * An event that fails once more may be the culprit, or its remote system is ill: a probe tells. Thus an outage pauses
     * the destination at the second failure, however few events there are, and uses up no more attempts.
     */
    private void afterFailure(ClaimedBatch batch, Failure.Retryable failure) {
        boolean again = batch.events().stream().anyMatch(event -> event.attempts() > 0);
        Optional<Outcome.Blocked> ill =
                again ? destinations.firstIll(batch.handler().destinations()) : Optional.empty();
        Outcome retry = new Outcome.Retry(failure.problem(), failure.after());
        if (ill.isPresent()) {
            batch.finishAll(ill.get());
        } else if (failure.perhapsContent()) {
            splitOr(batch, retry);
        } else {
            batch.finishAll(retry);
        }
    }

    /** What a remote side refuses as a whole is halved until the culprit stands alone. */
    private void splitOr(ClaimedBatch batch, Outcome outcomeOfOne) {
        if (batch.size() > 1) {
            batch.halves().forEach(this::work);
        } else {
            batch.finishAll(outcomeOfOne);
        }
    }

    void pause(Collection<Outcome> outcomes) {
        outcomes.stream()
                .filter(Outcome.Blocked.class::isInstance)
                .map(Outcome.Blocked.class::cast)
                .distinct()
                .forEach(blocked -> destinations.pause(blocked.destination(), blocked.problem(), blocked.atLeast()));
    }

    /** Prolongs the leases of what this node works on, gives back what it gave up, and takes back what dead nodes left. */
    void keepLeases() {
        own.keep(claims);
        int taken = claims.takeBack(handlers.coalescing());
        if (taken > 0) {
            LOG.log(Level.INFO, "Took back {0} events of a node that died", taken);
        }
    }

    Database database() {
        return database;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    RetrySchedule schedule() {
        return new RetrySchedule(settings.get(WorkSettings.RETRY_SCHEDULE));
    }
}
