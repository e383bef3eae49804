package org.mzi.sync;

import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.work.Destination;
import org.mzi.zoho.ZohoClient;

/** The Zoho module of one entity type: a wrong module name, say, stops the events of that type and no others. */
record ModuleDestination(EntityType type, EntityTypes types, ZohoClient zoho) implements Destination {

    static String name(EntityType type) {
        return "zoho." + type.name();
    }

    @Override
    public String name() {
        return name(type);
    }

    @Override
    public void probe() {
        zoho.probe(types.module(type));
    }
}
