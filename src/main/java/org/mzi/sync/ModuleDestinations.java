package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.mzi.records.EntityTypes;
import org.mzi.work.Destination;
import org.mzi.zoho.ZohoClient;

/** One destination for the Zoho module of each entity type that this release handles. */
@ApplicationScoped
class ModuleDestinations implements Destination.Provider {

    @Inject
    private EntityTypes types;

    @Inject
    private ZohoClient zoho;

    @Override
    public Collection<? extends Destination> destinations() {
        return types.handled().stream()
                .map(type -> new ModuleDestination(type, types, zoho))
                .toList();
    }
}
