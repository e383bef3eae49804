package org.mzi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallNotesTest {

    private final List<String> table = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final CallNotes notes = new CallNotes(table::add, Runnable::run, nanoTime::get);

    @Test
    void notesEachPathOnceAMinute() {
        notes.called("student_updated");
        notes.called("student_updated");
        notes.called("class_updated");
        nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
        notes.called("student_updated");
        assertThat(table).containsExactly("student_updated", "class_updated");

        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        notes.called("student_updated");
        assertThat(table).containsExactly("student_updated", "class_updated", "student_updated");
    }

    @Test
    void aCallIsAnsweredWhetherItCanBeNotedOrNot() {
        CallNotes away = new CallNotes(
                path -> {
                    throw new IllegalStateException("away");
                },
                Runnable::run,
                nanoTime::get);
        CallNotes full = new CallNotes(
                table::add,
                task -> {
                    throw new RejectedExecutionException();
                },
                nanoTime::get);
        assertThatCode(() -> away.called("student_updated")).doesNotThrowAnyException();
        assertThatCode(() -> full.called("student_updated")).doesNotThrowAnyException();
    }
}
