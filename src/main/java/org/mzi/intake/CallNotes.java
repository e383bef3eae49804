package org.mzi.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.zoho.WebhookCalls;

/**
 * Notes which webhooks are called: each path at most once a minute on this node, on another thread than the caller's. A note
 * that fails is not made up for; the next one comes with a call a minute later.
 */
@ApplicationScoped
class CallNotes {

    private static final Logger LOG = Logger.getLogger(CallNotes.class.getName());
    private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Consumer<String> table;
    private final LongSupplier nanoTime;
    private final Map<String, Long> noted = new ConcurrentHashMap<>();

    @Resource(lookup = ChannelProof.EXECUTOR)
    private ManagedExecutorService managed;

    private Executor executor;

    @Inject
    CallNotes(WebhookCalls calls) {
        this(calls::note, null, System::nanoTime);
    }

    CallNotes() {
        this(null, null, null);
    }

    CallNotes(Consumer<String> table, Executor executor, LongSupplier nanoTime) {
        this.table = table;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** @param path one of those that exist, of which there are few */
    void called(String path) {
        if (!isDue(path)) {
            return;
        }
        try {
            (executor == null ? managed : executor).execute(() -> note(path));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "Call not noted", e);
        }
    }

    /** True for one of those who ask at the same time. */
    private boolean isDue(String path) {
        Long now = nanoTime.getAsLong();
        Long before = noted.putIfAbsent(path, now);
        return before == null || now - before >= EVERY_NANOS && noted.replace(path, before, now);
    }

    private void note(String path) {
        try {
            table.accept(path);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Call not noted", e);
        }
    }
}
