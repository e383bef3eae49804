package org.mzi.work;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** How the engine works. */
public final class WorkSettings implements SettingGroup {

    public static final Setting<Integer> WORKERS = Setting.integer(
            "WORK_WORKERS", 4, 1, 32, "batches", "Most batches that one node works on at the same time");
    public static final Setting<Duration> BATCH_WAIT = Setting.duration(
            "WORK_BATCH_WAIT",
            Duration.ofMillis(200),
            "Longest time a batch that is not full waits while more events keep arriving");
    public static final Setting<Duration> LEASE = Setting.duration(
            "WORK_LEASE",
            Duration.ofSeconds(30),
            "Time after which the work of a node that died is taken over; renewed every five seconds while work goes on");
    public static final Setting<List<Duration>> RETRY_SCHEDULE = Setting.of(
            "WORK_RETRY_SCHEDULE",
            "durations",
            "PT5S PT30S PT2M PT10M PT1H PT3H PT8H PT12H",
            "ISO 8601, with blanks between",
            "Waits between attempts; an event that fails after the last one is parked",
            WorkSettings::schedule);
    static final Setting<Integer> RETENTION_EVENTS_DAYS = Setting.integer(
            "RETENTION_EVENTS_DAYS",
            90,
            7,
            3650,
            "days",
            "Events are removed, with their attempts, so long after they ended; until then a repeated Moodle event is recognised");
    static final Setting<Integer> RETENTION_PARKED_DAYS = Setting.integer(
            "RETENTION_PARKED_DAYS",
            0,
            0,
            3650,
            "days",
            "Parked events are removed so long after they were parked; 0 keeps them until somebody retries or discards them");
    static final Setting<String> BROKER_URL = Setting.text(
                    "JMS_BROKER_URL",
                    "",
                    "Address of an ActiveMQ broker that all nodes share, e.g. failover:(tcp://host:61616); without it each node has"
                            + " one of its own, in memory. Set in the environment")
            .restart();
    static final Setting<String> BROKER_USER = Setting.text(
                    "JMS_BROKER_USER", "mzi", "User of the broker, where that asks for one. Set in the environment")
            .restart();
    static final Setting<String> BROKER_PASSWORD = Setting.secret(
                    "JMS_BROKER_PASSWORD", "Password of the broker's user. Set in the environment")
            .restart();

    @Override
    public String title() {
        return "Work";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                WORKERS,
                BATCH_WAIT,
                LEASE,
                RETRY_SCHEDULE,
                RETENTION_EVENTS_DAYS,
                RETENTION_PARKED_DAYS,
                BROKER_URL,
                BROKER_USER,
                BROKER_PASSWORD);
    }

    private static List<Duration> schedule(String text) {
        List<Duration> waits;
        try {
            waits = Arrays.stream(text.strip().split("[\\s,]+"))
                    .map(Duration::parse)
                    .toList();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be ISO 8601 durations such as PT5S PT10M PT1H", e);
        }
        if (waits.stream().anyMatch(wait -> wait.isZero() || wait.isNegative())) {
            throw new IllegalArgumentException("must be durations longer than nothing, such as PT5S PT10M PT1H");
        }
        return waits;
    }
}
