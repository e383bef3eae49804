package org.mzi.platform;

import java.util.function.IntUnaryOperator;

/**
 * Removes what its package has kept for long enough. Beans that implement it are found by CDI; one node at a time calls
 * them.
 */
public interface Retention {

    /** What it removes, as the metrics name it, e.g. {@code events}. */
    String what();

    /**
     * Removes in short transactions, oldest first, until nothing is old enough or the sitting ends. It may be killed at any
     * moment: what was removed until then stays so, and the next sitting goes on.
     */
    void remove(Sitting sitting);

    /** The time that is given for removing. */
    interface Sitting {

        /** Most rows to remove in one transaction, so that nobody waits for it. */
        int batchSize();

        /** Tells that a transaction has removed so many rows. Returns whether there may be another. */
        boolean removed(int rows);

        /**
         * Repeats a transaction until one finds less than it may remove, or the sitting ends.
         *
         * @param batch is told the most rows to remove, and says how many it did
         */
        default void repeat(IntUnaryOperator batch) {
            int rows;
            do {
                rows = batch.applyAsInt(batchSize());
            } while (removed(rows) && rows >= batchSize());
        }
    }
}
