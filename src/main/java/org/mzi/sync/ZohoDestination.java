package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mzi.work.Destination;
import org.mzi.zoho.ZohoClient;

/** Zoho CRM, as something that can be paused. */
@ApplicationScoped
class ZohoDestination implements Destination {

    static final String NAME = "zoho";

    @Inject
    private ZohoClient zoho;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void probe() {
        zoho.probe();
    }
}
