package org.mzi.work.engine;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.work.Event;
import org.mzi.work.Finish;

/** One log line for each event that ended or failed, in {@code key=value} form, with ids only. */
final class EventLog {

    private static final Logger LOG = Logger.getLogger("org.mzi.event");

    private EventLog() {}

    static void finished(Event event, Finish end, boolean held) {
        Level level = end.problem() != null && !end.outcome().equals("blocked") ? Level.WARNING : Level.FINE;
        if (!LOG.isLoggable(level)) {
            return;
        }
        LOG.log(
                level,
                () -> "event=" + event.id() + " handler=" + event.handler() + " record=" + event.recordKey()
                        + " status=" + (held ? end.status() : "CLAIM_LOST") + " outcome=\"" + end.outcome() + '"'
                        + (end.problem() == null
                                ? ""
                                : " problem=" + end.problem().code()));
    }
}
