package org.mzi.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.mzi.platform.ProblemException;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/**
 * Stores the events of calls that arrive together in one commit: while a commit is under way the next calls gather for the one
 * that follows it. A commit costs as much as ten events, so it waits for as many calls as its predecessors had, at most until
 * 4 ms after the one before; who calls alone is not kept waiting. A call that cannot be stored within 1.5 s is withdrawn and
 * answered with 503: promised is an answer within two seconds, and a busy machine takes its time for the rest of it.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = SharedCommit.EXECUTOR, maxAsync = SharedCommit.WRITERS)
class SharedCommit {

    /** Of its own: work that hangs on a remote side must never keep an event from being stored. */
    static final String EXECUTOR = "java:app/concurrent/intake";

    static final int WRITERS = 2;
    private static final int MOST_CALLS = 200;
    private static final int MOST_WAITING = 5_000;
    private static final long LINGER_MILLIS = 2_000;
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(4);
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Inbox inbox;
    private final Duration longestGathering;
    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger writers = new AtomicInteger();
    private final ReentrantLock gathering = new ReentrantLock();
    private long gatheredNanos = System.nanoTime();
    private int last = 1;
    private int lastButOne = 1;
    private volatile int enough = 1;
    private volatile Thread resting;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService managed;

    private Executor executor;

    @Inject
    SharedCommit(Inbox inbox) {
        this(inbox, null);
    }

    SharedCommit() {
        this(null);
    }

    SharedCommit(Inbox inbox, Executor executor) {
        this(inbox, executor, LONGEST_GATHERING);
    }

    SharedCommit(Inbox inbox, Executor executor, Duration longestGathering) {
        this.inbox = inbox;
        this.executor = executor;
        this.longestGathering = longestGathering;
    }

    private record Call(List<NewEvent> events, CompletableFuture<List<Long>> ids) {}

    /** The {@link System#nanoTime} by which a call that arrives now must have been stored. */
    static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /** Returns the ids of committed events. Ends the request with 503 when the database does not take them in time. */
    List<Long> store(List<NewEvent> events, long deadline) {
        Call call = new Call(events, new CompletableFuture<>());
        if (!waiting.offer(call)) {
            throw unavailable(null);
        }
        try {
            startWriter();
            if (waiting.size() >= enough) {
                LockSupport.unpark(resting);
            }
            return call.ids().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            call.ids().cancel(false);
        }
    }

    /** How many calls no writer has taken up. */
    int waiting() {
        return waiting.size();
    }

    /** Never counts above the limit, not even for a moment: a writer that ends could otherwise leave a call to nobody. */
    private void startWriter() {
        if (writers.getAndUpdate(now -> Math.min(now + 1, WRITERS)) == WRITERS) {
            return;
        }
        try {
            (executor == null ? managed : executor).execute(this::write);
        } catch (RejectedExecutionException e) {
            writers.decrementAndGet();
            throw unavailable(e);
        }
    }

    /** Stays a little after the last call: starting a thread of the container costs more than storing an event. */
    private void write() {
        try {
            List<Call> calls = gather();
            while (!calls.isEmpty()) {
                calls.removeIf(call -> call.ids().isDone());
                commit(calls);
                calls = gather();
            }
        } catch (InterruptedException serverStops) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            writers.decrementAndGet();
        }
        if (!waiting.isEmpty()) {
            startWriter();
        }
    }

    /** The calls of the next commit; empty when there was none for a while. One writer gathers while the other commits. */
    private List<Call> gather() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            List<Call> calls = new ArrayList<>();
            Call first = waiting.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                awaitOthers(Math.max(last, lastButOne) - 1);
                calls.add(first);
                waiting.drainTo(calls, MOST_CALLS - 1);
                gatheredNanos = System.nanoTime();
                lastButOne = last;
                last = calls.size();
            }
            return calls;
        } finally {
            gathering.unlock();
        }
    }

    /** Returns when so many calls wait, or it is time for the next commit in any case. */
    private void awaitOthers(int number) throws InterruptedException {
        long end = gatheredNanos + longestGathering.toNanos();
        enough = number;
        resting = Thread.currentThread();
        try {
            for (long left = end - System.nanoTime();
                    left > 0 && waiting.size() < number;
                    left = end - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            resting = null;
        }
    }

    private void commit(List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        try {
            List<NewEvent> events =
                    calls.stream().flatMap(call -> call.events().stream()).toList();
            List<Long> ids = inbox.append(events);
            int from = 0;
            for (Call call : calls) {
                int to = from + call.events().size();
                call.ids().complete(ids.subList(from, to));
                from = to;
            }
        } catch (RuntimeException e) {
            calls.forEach(call -> call.ids().completeExceptionally(e));
        }
    }

    static ProblemException unavailable(Exception cause) {
        ProblemException answer = new ProblemException(
                503,
                "database-unavailable",
                "The event was not stored because the database does not answer. Send it again.",
                cause);
        answer.getResponse().getHeaders().putSingle("Retry-After", "5");
        return answer;
    }
}
