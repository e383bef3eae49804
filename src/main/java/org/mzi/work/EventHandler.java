package org.mzi.work;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Does the work of one kind of event. Beans that implement {@link Provider} are found by CDI. */
public interface EventHandler {

    /** Unique and stable: stored with each event, e.g. {@code zoho.students}. */
    String name();

    /** False for events that carry content: each is then done, oldest first. */
    default boolean coalesces() {
        return true;
    }

    /** True where no two batches may be in work at once, on whatever nodes. */
    default boolean oneAtATime() {
        return false;
    }

    /** Names by which callers ask for it, e.g. {@code student_updated}, each with the operation it means. */
    default Map<String, String> eventNames() {
        return Map.of();
    }

    /** Whether events about something that another system names so (a Zoho module, say) are this handler's. */
    default boolean speaksFor(String subject) {
        return false;
    }

    /** Most events in one batch. */
    int batchSize();

    /** Remote systems without which it cannot work: while one of them is paused, no event of this handler is claimed. */
    Set<String> destinations();

    /**
     * Works through a batch of events with different record keys, outside any transaction, and reports what became of
     * each with {@link Batch#finish}. An exception decides for all that have not been finished yet: a
     * {@link org.mzi.platform.Failure} by its type (one that may be the fault of a single event splits the batch), any
     * other is a retry with the problem {@code internal-error}.
     */
    void handle(Batch batch);

    /** Supplies handlers that are made from data. */
    interface Provider {
        Collection<? extends EventHandler> handlers();

        /**
         * Names of handlers for which events are taken in before there is one. Such events wait, however long, and are no
         * backlog; the first release that has a handler of the name works through them.
         */
        default Set<String> awaited() {
            return Set.of();
        }
    }
}
