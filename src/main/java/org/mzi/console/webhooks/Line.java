package org.mzi.console.webhooks;

import java.time.OffsetDateTime;
import org.mzi.setup.Item;

/**
 * A channel or rule in the list.
 *
 * @param entity name of the entity type whose module that is; empty when no type's is
 * @param lastEvent when Zoho last told something by it, to the minute; null for never
 */
record Line(Item item, String entity, Item.Standing standing, OffsetDateTime lastEvent) {

    String id() {
        return item.kind() + "/" + item.name();
    }
}
