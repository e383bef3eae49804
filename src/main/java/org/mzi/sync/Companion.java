package org.mzi.sync;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Problem;

/** What an entity type needs in Moodle beside its record. */
interface Companion {

    /** For types whose record is all. */
    Companion NONE = sent -> {
        Map<String, Ready> ready = new LinkedHashMap<>();
        sent.forEach(one -> ready.put(one.zohoId(), new Ready(one.record(), null, null)));
        return ready;
    };

    /**
     * What became of one record's companion.
     *
     * @param record what Moodle is to be told of the record now
     * @param note what a person should know of it, or null
     * @param problem why the record cannot be pushed, or null
     */
    record Ready(JsonObject record, String note, Problem problem) {}

    /** True where no two batches may do that at once, on whatever nodes. */
    default boolean inTurn() {
        return false;
    }

    /** Brings about what must be there before the records are pushed; by Zoho id. Calls Moodle; may be repeated. */
    Map<String, Ready> before(List<RecordHandler.ToPush> sent);

    /** Notes it, and what follows from it, in the transaction that ends the events of the records that Moodle accepted. */
    default void accepted(Handle handle, Collection<Ready> ready) {}
}
