package org.mzi.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * All webhooks at once, nothing killed: each about a student of its own where several nodes are to share the work.
 *
 * @param acknowledged webhooks that were answered with 202
 * @param accepted how long that took
 * @param effects how long until all was in Moodle
 * @param shares events that each node finished
 * @param joined events that shared the fate of a later one about the same record
 * @param tokens calls of Zoho's token endpoint
 * @param peak most calls to Zoho at once, of all nodes together
 * @param credits that Zoho charged
 * @param counted credits that the bridge counted
 */
record FirstBurst(
        int acknowledged,
        Duration accepted,
        Duration effects,
        Map<String, Long> shares,
        long joined,
        long tokens,
        int peak,
        long credits,
        long counted,
        List<Violation> violations) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Of ZOHO_CONCURRENT_CALLS, as it is when nobody sets it. */
    private static final int MOST_CALLS_AT_ONCE = 4;

    private static final int LEAST_SHARE_PER_CENT = 10;

    static FirstBurst run(Rig rig, School school, Promises promises, Options options, Random random)
            throws InterruptedException {
        Burst.Pace pace = options.isCluster()
                ? new Burst.Pace(options.burst(), 100, Integer.MAX_VALUE, 0)
                : new Burst.Pace(options.burst(), 5, Integer.MAX_VALUE, 40);
        long start = System.nanoTime();
        try (Burst burst = new Burst(rig, school, pace, 0, random)) {
            burst.awaitEnd();
            Duration accepted = Duration.ofNanos(System.nanoTime() - start);
            Duration effects = promises.await(start, LONGEST);
            if (effects == null) {
                throw new IllegalStateException(
                        "The bridge does not work even before the first kill: " + promises.violations());
            }
            Events events = promises.events();
            FirstBurst result = new FirstBurst(
                    burst.acknowledged(),
                    accepted,
                    effects,
                    events.shares(),
                    events.joined(),
                    rig.sandbox().zoho().calls("token"),
                    rig.sandbox().zoho().peakConcurrency(),
                    rig.sandbox().zoho().credits(),
                    events.credits(),
                    new ArrayList<>(rig.front().takeViolations()));
            result.check(rig);
            return result;
        }
    }

    private void check(Rig rig) {
        if (tokens > 1) {
            violations.add(new Violation("token calls of all nodes", "1", Long.toString(tokens)));
        }
        if (peak > MOST_CALLS_AT_ONCE) {
            violations.add(
                    new Violation("calls to Zoho at once", MOST_CALLS_AT_ONCE + " at most", Integer.toString(peak)));
        }
        if (counted != credits) {
            violations.add(new Violation("credits counted", Long.toString(credits), Long.toString(counted)));
        }
        long all = shares.values().stream().mapToLong(Long::longValue).sum();
        for (Node node : rig.nodes()) {
            long share = shares.getOrDefault(node.name(), 0L);
            if (rig.nodes().size() > 1 && share * 100 < all * LEAST_SHARE_PER_CENT) {
                violations.add(new Violation("share of " + node.name(), "a real one", share + " of " + all));
            }
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Burst: %d webhooks acknowledged in %.1f s, all effects after %.1f s; finished by %s, %d joined another;"
                        + " %d token calls, at most %d calls to Zoho at once, %d credits (counted: %d); %d violations",
                acknowledged,
                accepted.toMillis() / 1_000.0,
                effects.toMillis() / 1_000.0,
                shares,
                joined,
                tokens,
                peak,
                credits,
                counted,
                violations.size());
    }
}
