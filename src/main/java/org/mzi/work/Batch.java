package org.mzi.work;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Events of one handler that this node has claimed. */
public interface Batch {

    /** Those that have not been finished yet. */
    List<Event> events();

    /**
     * Runs one short transaction. The callback gets the ids of those events whose claim still holds, locked until the
     * commit: what it writes for them, no other node can have overtaken.
     */
    <R> R whileClaimed(BiFunction<Handle, Set<Long>, R> work);

    /** Ends events. Those whose claim was lost are left as they are. */
    default void finish(Map<Long, Outcome> outcomes) {
        finish(outcomes, claimed -> {}, handle -> {});
    }

    /**
     * Ends events and writes what belongs to that in the same transaction.
     *
     * @param claimed is told, within the transaction and before {@code alsoWrite}, which of the events still were claimed
     */
    void finish(Map<Long, Outcome> outcomes, Consumer<Set<Long>> claimed, Consumer<Handle> alsoWrite);
}
