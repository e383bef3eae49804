package org.mzi.launcher;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts PostgreSQL again when it ended by itself, as it does when there is no space left for its log: looked after every two
 * seconds until it is closed.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /** PostgreSQL's own limit for a start, with something to spare. */
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final EmbeddedDatabase postgres;
    private final Consumer<String> say;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private boolean told;

    private DatabaseWatch(EmbeddedDatabase postgres, Consumer<String> say) {
        this.postgres = postgres;
        this.say = say;
    }

    /** @param say is told, once for each time, that PostgreSQL ended and why it cannot be started yet */
    static DatabaseWatch start(EmbeddedDatabase postgres, Consumer<String> say) {
        DatabaseWatch watch = new DatabaseWatch(postgres, say);
        watch.thread.scheduleWithFixedDelay(
                watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            if (postgres.isRunning()) {
                return;
            }
            postgres.start();
            say.accept("PostgreSQL had ended and was started again");
            told = false;
        } catch (LauncherException notYet) {
            if (!told) {
                told = true;
                say.accept("PostgreSQL ended and cannot be started; trying again every few seconds. "
                        + notYet.getMessage());
            }
        }
    }

    /** Returns when no start is under way any more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
