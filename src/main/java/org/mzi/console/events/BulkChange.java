package org.mzi.console.events;

import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.work.EventChanges.Change;

/** The change of many events while it goes on, for several threads to look at. */
final class BulkChange {

    private static final Logger LOG = Logger.getLogger(BulkChange.class.getName());

    private final Change change;
    private final int confirmed;
    private volatile int done;
    private volatile boolean ended;
    private volatile boolean failed;

    BulkChange(Change change, int confirmed) {
        this.change = change;
        this.confirmed = confirmed;
    }

    /** @param work changes them, tells how many so far, and returns how many in all */
    void run(ToIntFunction<IntConsumer> work) {
        try {
            done = work.applyAsInt(number -> done = number);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The change of " + confirmed + " events broke off after " + done);
            failed = true;
        } finally {
            ended = true;
        }
    }

    Change change() {
        return change;
    }

    int confirmed() {
        return confirmed;
    }

    int done() {
        return done;
    }

    boolean ended() {
        return ended;
    }

    /** Whether it broke off half-way. */
    boolean failed() {
        return failed;
    }
}
