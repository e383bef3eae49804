package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;

/**
 * Which remote systems are paused, for all nodes. A paused one is probed after 5 s, after 20 s more, then every minute;
 * one node probes at a time. One that fails again within two minutes of resuming goes on where its probes were.
 */
@ApplicationScoped
public class Destinations {

    private static final Logger LOG = Logger.getLogger(Destinations.class.getName());
    private static final List<Duration> PROBES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1));
    private static final Duration RELAPSE = Duration.ofMinutes(2);
    /** A probe that takes longer is given up for dead and may be made by another node. */
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(90);

    private final Database database;
    private final Clock clock;
    private final Map<String, Destination> probes = new HashMap<>();

    @Inject
    public Destinations(
            Database database,
            Clock clock,
            @Any Instance<Destination> destinations,
            @Any Instance<Destination.Provider> providers) {
        this(database, clock, destinations);
        providers.forEach(provider -> provider.destinations().forEach(this::add));
    }

    /** For use outside a container. */
    public Destinations(Database database, Clock clock, Iterable<? extends Destination> destinations) {
        this.database = database;
        this.clock = clock;
        destinations.forEach(this::add);
    }

    Destinations() {
        this(null, null, List.of());
    }

    private void add(Destination destination) {
        if (probes.put(destination.name(), destination) != null) {
            throw new IllegalStateException("Two destinations are called " + destination.name());
        }
    }

    /**
     * @param pausedSince null when it is not paused
     * @param probeAt when it is asked next
     * @param problem why it is paused, or null
     */
    public record State(
            String name, boolean paused, OffsetDateTime pausedSince, OffsetDateTime probeAt, Problem problem) {}

    private record Row(
            String name, OffsetDateTime pausedSince, OffsetDateTime probeAt, String problemCode, String problemText) {
        State state() {
            Problem problem = problemCode == null ? null : new Problem(problemCode, problemText);
            return new State(name, pausedSince != null, pausedSince, probeAt, problem);
        }
    }

    /** All that were ever paused. */
    public List<State> all() {
        return database.read(handle -> handle.createQuery(
                        "select name, paused_since, probe_at, problem_code, problem_text from destination order by name")
                .mapTo(Row.class)
                .map(Row::state)
                .list());
    }

    /** Names of those that are paused now. */
    public Set<String> paused() {
        return database.read(handle -> handle.createQuery("select name from destination where paused_since is not null")
                .mapTo(String.class)
                .set());
    }

    /**
     * Pauses a destination on all nodes.
     *
     * @param atLeast no probe before this time has passed; null for the probe schedule's own
     */
    public void pause(String name, Problem problem, Duration atLeast) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.write(handle -> handle.createUpdate(
                        """
                        insert into destination (name, paused_since, probe_at, probes, problem_code, problem_text)
                        values (:name, :now, greatest(:first, :atLeast), 0, :code, :text)
                        on conflict (name) do update set
                            paused_since = coalesce(destination.paused_since, :now),
                            probes = case when destination.paused_since is null
                                          and (destination.resumed_at is null or destination.resumed_at < :relapse)
                                     then 0 else destination.probes end,
                            probe_at = case when destination.paused_since is not null
                                       then greatest(destination.probe_at, cast(:atLeast as timestamptz))
                                       when destination.resumed_at is null or destination.resumed_at < :relapse
                                       or destination.probes = 0
                                       then greatest(cast(:first as timestamptz), cast(:atLeast as timestamptz))
                                       when destination.probes = 1
                                       then greatest(cast(:second as timestamptz), cast(:atLeast as timestamptz))
                                       else greatest(cast(:later as timestamptz), cast(:atLeast as timestamptz)) end,
                            problem_code = :code, problem_text = :text""")
                .bind("name", name)
                .bind("now", now)
                .bind("relapse", now.minus(RELAPSE))
                .bind("first", now.plus(PROBES.get(0)))
                .bind("second", now.plus(PROBES.get(1)))
                .bind("later", now.plus(PROBES.get(2)))
                .bind("atLeast", atLeast == null ? now : now.plus(atLeast))
                .bind("code", problem.code())
                .bind("text", problem.text())
                .execute());
        LOG.log(Level.WARNING, "destination={0} paused problem={1}", new Object[] {name, problem.code()});
    }

    /** A probe that this node makes. */
    private record Turn(int number, OffsetDateTime began) {}

    /** Probes what is due; returns whether one was resumed. */
    public boolean probe() {
        boolean resumed = false;
        for (Destination destination : probes.values()) {
            Optional<Turn> turn = take(destination.name());
            if (turn.isPresent()) {
                resumed |= probe(destination, turn.get());
            }
        }
        return resumed;
    }

    private Optional<Turn> take(String name) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return database.write(handle -> handle.createQuery(
                        """
                        update destination set probes = probes + 1, probe_at = :until
                        where name = :name and paused_since is not null and probe_at <= :now
                        returning probes""")
                .bind("name", name)
                .bind("now", now)
                .bind("until", now.plus(LONGEST_PROBE))
                .mapTo(Integer.class)
                .findOne()
                .map(number -> new Turn(number, now)));
    }

    private boolean probe(Destination destination, Turn turn) {
        Optional<Outcome.Blocked> ill = ask(destination);
        if (ill.isPresent()) {
            postpone(destination.name(), turn, ill.get().problem(), ill.get().atLeast());
            return false;
        }
        resume(destination.name());
        return true;
    }

    /** The first of these, paused or not, whose probe fails now; "zoho" comes before "zoho.students". */
    public Optional<Outcome.Blocked> firstIll(Set<String> names) {
        return names.stream()
                .sorted()
                .filter(probes::containsKey)
                .map(name -> ask(probes.get(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty when the destination works. */
    private static Optional<Outcome.Blocked> ask(Destination destination) {
        try {
            destination.probe();
            return Optional.empty();
        } catch (Failure failure) {
            Duration own = failure instanceof Failure.Blocked blocked ? blocked.atLeast() : null;
            return Optional.of(new Outcome.Blocked(destination.name(), failure.problem(), own));
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, "Probe of " + destination.name() + " failed", defect);
            Problem problem = new Problem("internal-error", "The probe failed; see the log.");
            return Optional.of(new Outcome.Blocked(destination.name(), problem, null));
        }
    }

    /** Time counts from the beginning of the probe that failed; after one that took long there is a pause all the same. */
    private void postpone(String name, Turn turn, Problem problem, Duration atLeast) {
        Duration wait = PROBES.get(Math.min(turn.number(), PROBES.size() - 1));
        if (atLeast != null && atLeast.compareTo(wait) > 0) {
            wait = atLeast;
        }
        OffsetDateTime planned = turn.began().plus(wait);
        OffsetDateTime soonest = OffsetDateTime.now(clock).plus(PROBES.get(0));
        OffsetDateTime at = planned.isAfter(soonest) ? planned : soonest;
        database.write(handle -> handle.createUpdate(
                        """
                        update destination set probe_at = :at, problem_code = :code, problem_text = :text
                        where name = :name and paused_since is not null""")
                .bind("name", name)
                .bind("at", at)
                .bind("code", problem.code())
                .bind("text", problem.text())
                .execute());
    }

    /** Lets events go to a destination again. */
    public void resume(String name) {
        database.write(handle -> handle.createUpdate(
                        """
                        update destination set paused_since = null, probe_at = null, problem_code = null,
                            problem_text = null, resumed_at = :now where name = :name""")
                .bind("name", name)
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        LOG.log(Level.INFO, "destination={0} resumed", name);
    }
}
