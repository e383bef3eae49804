package org.mzi.records;

/**
 * A record that another one is linked to.
 *
 * @param label what people call it, or null
 * @param status null: it is not here yet
 */
public record RecordLink(EntityType type, String zohoId, String label, SyncStatus status) {

    public boolean isHere() {
        return status != null;
    }
}
