package org.mzi.monitoring;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The gauges of {@code /metrics}. They are read from memory: a timer takes the figures every five seconds, so that scrapes
 * cost nothing and a problem that was never seen before gets its gauge.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EventGauges {

    private static final Logger LOG = Logger.getLogger(EventGauges.class.getName());
    private static final List<Double> QUANTILES = List.of(0.5, 0.95);
    private static final List<String> STATUSES =
            List.of("PENDING", "RUNNING", "DONE", "SKIPPED", "COALESCED", "PARKED", "DISCARDED");

    @Inject
    private org.mzi.platform.Startup startup;

    @Inject
    private Overview overview;

    @Inject
    private SystemHealth system;

    @Inject
    private MetricRegistry registry;

    private final Set<String> problems = new HashSet<>();
    private boolean registered;
    private final Set<String> parts = new HashSet<>();
    private volatile Overview.Snapshot last;
    private volatile Map<String, PartHealth> health = Map.of();

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void take() {
        if (!startup.isReady()) {
            return;
        }
        takeHealth();
        try {
            last = overview.now();
            register(last.figures());
        } catch (RuntimeException databaseIsAway) {
            last = null;
            LOG.log(Level.FINE, "Figures not taken", databaseIsAway);
        }
    }

    /** Of every part there is, also while the database is away. */
    private void takeHealth() {
        health = system.now();
        health.keySet().stream()
                .filter(parts::add)
                .forEach(part -> registry.gauge(
                        metadata("mzi_part_up", "1 while that part of the system is well, 0 while it is ill, else NaN"),
                        this,
                        gauges -> gauges.partUp(part),
                        new Tag("part", part)));
    }

    private Double partUp(String part) {
        return switch (health.get(part).condition()) {
            case WELL -> 1.0;
            case ILL -> 0.0;
            case UNKNOWN, NOT_SET_UP -> Double.NaN;
        };
    }

    /** The container never runs two firings of one timer at once. */
    private void register(Statistics.Snapshot figures) {
        if (!registered) {
            registered = true;
            STATUSES.forEach(status -> gauge(
                    "mzi_events", "Events by status", snapshot -> snapshot.count(status), new Tag("status", status)));
            gauge(
                    "mzi_oldest_pending_seconds",
                    "Age of the oldest event that is still to be done",
                    snapshot -> snapshot.oldestPendingAge().toMillis() / 1000.0);
            gauge(
                    "mzi_events_awaiting_handler",
                    "Pending events of a kind that this release does not work on yet",
                    Statistics.Snapshot::awaitingHandler);
            gauge("mzi_destinations_paused", "Remote systems that are paused", Statistics.Snapshot::pausedDestinations);
            gauge("mzi_zoho_calls_day", "Calls to Zoho in the last 24 hours", snapshot -> snapshot.zoho()
                    .calls());
            gauge("mzi_zoho_credits_day", "Zoho API credits used in the last 24 hours", snapshot -> snapshot.zoho()
                    .credits());
            for (double share : QUANTILES) {
                latency(share);
            }
        }
        figures.parkedByProblem().keySet().stream()
                .filter(problems::add)
                .forEach(problem -> gauge(
                        "mzi_events_parked",
                        "Parked events by problem",
                        snapshot -> snapshot.parkedByProblem().getOrDefault(problem, 0L),
                        new Tag("problem", problem)));
    }

    private void gauge(String name, String help, ToDoubleFunction<Statistics.Snapshot> figure, Tag... tags) {
        registry.gauge(
                metadata(name, help), this, gauges -> gauges.read(now -> figure.applyAsDouble(now.figures())), tags);
    }

    private void latency(double share) {
        registry.gauge(
                metadata(
                        "mzi_latency_hour_seconds",
                        "Time from arrival to effect of live events from Zoho in the last hour"),
                this,
                gauges -> gauges.read(now -> now.lastHour()
                        .latency(share)
                        .map(time -> time.toMillis() / 1000.0)
                        .orElse(Double.NaN)),
                new Tag("quantile", String.valueOf(share)));
    }

    private static Metadata metadata(String name, String help) {
        return Metadata.builder().withName(name).withDescription(help).build();
    }

    private Double read(ToDoubleFunction<Overview.Snapshot> figure) {
        Overview.Snapshot figures = last;
        return figures == null ? Double.NaN : figure.applyAsDouble(figures);
    }
}
