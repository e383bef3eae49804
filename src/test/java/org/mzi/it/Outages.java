package org.mzi.it;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Long outages, in steps that are a little longer than the waits of the usual retry schedule, one after another: whatever used
 * up attempts would have used up all of them.
 */
final class Outages {

    static final List<Duration> THIRTY_HOURS = steps("PT6S PT34S PT3M PT12M PT70M PT4H PT9H PT14H PT2H");
    static final List<Duration> WEEKEND = steps("PT6S PT34S PT3M PT12M PT70M PT4H PT9H PT14H PT36H");

    private Outages() {}

    private static List<Duration> steps(String text) {
        return Stream.of(text.split(" ")).map(Duration::parse).toList();
    }
}
