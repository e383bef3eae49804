package org.mzi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.ProblemException;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

class SharedCommitTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final ExecutorService writers = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        callers.shutdownNow();
        writers.shutdownNow();
    }

    /** Numbers events as they come; an event's id is its record's number plus 1,000. */
    private static class Table extends Inbox {

        final List<Integer> commits = new ArrayList<>();

        Table() {
            super(null, null, () -> {});
        }

        @Override
        public List<Long> append(List<NewEvent> events) {
            synchronized (commits) {
                commits.add(events.size());
            }
            return events.stream()
                    .map(event -> 1_000 + Long.parseLong(event.recordKey()))
                    .toList();
        }
    }

    private static List<NewEvent> events(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> NewEvent.of(
                        Event.Source.ZOHO, "zoho.students", "UPSERT", Integer.toString(n), Event.Priority.LIVE))
                .toList();
    }

    @Test
    void returnsTheIdsOfTheCallsOwnEvents() {
        Table table = new Table();
        SharedCommit commit = new SharedCommit(table, Runnable::run);
        assertThat(commit.store(events(1, 3), SharedCommit.deadline())).containsExactly(1_001L, 1_002L, 1_003L);
        assertThat(commit.store(events(7, 1), SharedCommit.deadline())).containsExactly(1_007L);
        assertThat(table.commits).containsExactly(3, 1);
    }

    @Test
    void callsThatArriveTogetherShareACommit() {
        Table table = new Table();
        CountDownLatch allQueued = new CountDownLatch(50);
        SharedCommit commit = new SharedCommit(
                table,
                writer -> writers.execute(() -> {
                    await(allQueued);
                    writer.run();
                }));
        List<CompletableFuture<List<Long>>> calls = IntStream.range(0, 50)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            allQueued.countDown();
                            return commit.store(events(n * 10, 2), SharedCommit.deadline());
                        },
                        callers))
                .toList();
        for (int n = 0; n < 50; n++) {
            assertThat(calls.get(n).join()).containsExactly(1_000L + n * 10, 1_001L + n * 10);
        }
        assertThat(table.commits).hasSizeLessThan(25);
        assertThat(table.commits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    }

    @Test
    void ofThePromisedTwoSecondsAtLeastAQuarterIsLeftForTheRestOfTheAnswer() {
        assertThat(SharedCommit.PATIENCE).isLessThanOrEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void whoCallsAloneIsNotKeptWaiting() {
        Table table = new Table();
        SharedCommit commit = new SharedCommit(table, writers, Duration.ofHours(1));
        for (int n = 0; n < 4; n++) {
            commit.store(events(n, 1), SharedCommit.deadline());
        }
        assertThat(table.commits).containsExactly(1, 1, 1, 1);
    }

    @Test
    void aCommitWaitsForAsManyCallsAsTheOneBeforeHad() {
        Table table = new Table();
        SharedCommit commit = new SharedCommit(table, writers, Duration.ofHours(1));
        storePair(commit);
        List<CompletableFuture<List<Long>>> pair = List.of(call(commit, 3), call(commit, 4));
        pair.forEach(CompletableFuture::join);
        assertThat(table.commits).containsExactly(2, 2);
    }

    @Test
    void aCommitWaitsNoLongerThanItsTimeAfterTheOneBefore() {
        Table table = new Table();
        Duration longest = Duration.ofMillis(100);
        SharedCommit commit = new SharedCommit(table, writers, longest);
        long start = System.nanoTime();
        storePair(commit);
        commit.store(events(3, 1), SharedCommit.deadline());
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(longest.toNanos());
        assertThat(table.commits).containsExactly(2, 1);
    }

    /** Two calls that are in one commit, because neither writer begins before both wait. */
    private void storePair(SharedCommit commit) {
        CountDownLatch begin = new CountDownLatch(1);
        writers.submit(() -> await(begin));
        writers.submit(() -> await(begin));
        List<CompletableFuture<List<Long>>> pair = List.of(call(commit, 1), call(commit, 2));
        while (commit.waiting() < 2) {
            Thread.onSpinWait();
        }
        begin.countDown();
        pair.forEach(CompletableFuture::join);
    }

    private CompletableFuture<List<Long>> call(SharedCommit commit, int event) {
        return CompletableFuture.supplyAsync(() -> commit.store(events(event, 1), SharedCommit.deadline()), callers);
    }

    @Test
    void noCallIsForgottenHoweverTheyMeetTheWriters() {
        SharedCommit commit = new SharedCommit(new Table(), writers, Duration.ZERO);
        List<CompletableFuture<Integer>> stored = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> {
                            for (int n = 0; n < 5_000; n++) {
                                assertThat(commit.store(events(n, 1), SharedCommit.deadline()))
                                        .containsExactly(1_000L + n);
                            }
                            return 5_000;
                        },
                        callers))
                .toList();
        assertThat(stored).allSatisfy(calls -> assertThat(calls.join()).isEqualTo(5_000));
    }

    @Test
    void aCommitThatFailsIsAnsweredWith503() {
        SharedCommit commit = new SharedCommit(
                new Table() {
                    @Override
                    public List<Long> append(List<NewEvent> events) {
                        throw new IllegalStateException("connection refused");
                    }
                },
                Runnable::run);
        assertUnavailable(catchThrowableOfType(
                ProblemException.class, () -> commit.store(events(1, 1), SharedCommit.deadline())));
    }

    @Test
    void aDatabaseThatHangsIsAnsweredWith503WithinTwoSecondsAndTheCallIsWithdrawn() throws InterruptedException {
        CountDownLatch databaseAnswers = new CountDownLatch(1);
        Semaphore writing = new Semaphore(0);
        Table table = new Table() {
            @Override
            public List<Long> append(List<NewEvent> events) {
                writing.release();
                await(databaseAnswers);
                return super.append(events);
            }
        };
        SharedCommit commit = new SharedCommit(table, writers);
        callers.submit(() -> commit.store(events(1, 1), SharedCommit.deadline()));
        writing.acquireUninterruptibly();
        callers.submit(() -> commit.store(events(2, 1), SharedCommit.deadline()));
        writing.acquireUninterruptibly();
        long start = System.nanoTime();
        assertUnavailable(catchThrowableOfType(
                ProblemException.class, () -> commit.store(events(3, 1), SharedCommit.deadline())));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(2_000);

        databaseAnswers.countDown();
        assertThat(commit.store(events(4, 1), SharedCommit.deadline())).containsExactly(1_004L);
        writers.shutdown();
        assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(table.commits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    @Test
    void aServerThatGivesNoThreadIsAnsweredWith503AndTakesTheNextCall() {
        Deque<RuntimeException> refusals = new ArrayDeque<>();
        SharedCommit commit = new SharedCommit(new Table(), writer -> {
            if (!refusals.isEmpty()) {
                throw refusals.pop();
            }
            writer.run();
        });
        for (int i = 0; i < 5; i++) {
            refusals.push(new RejectedExecutionException("full"));
        }
        for (int i = 0; i < 5; i++) {
            assertUnavailable(catchThrowableOfType(
                    ProblemException.class, () -> commit.store(events(1, 1), SharedCommit.deadline())));
        }
        assertThat(commit.store(events(2, 1), SharedCommit.deadline())).containsExactly(1_002L);
    }

    private static void assertUnavailable(ProblemException refusal) {
        assertThat(refusal.getResponse().getStatus()).isEqualTo(503);
        assertThat(refusal.getResponse().getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(refusal.getResponse().getEntity().toString())
                .contains("database-unavailable")
                .doesNotContain("connection refused");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
