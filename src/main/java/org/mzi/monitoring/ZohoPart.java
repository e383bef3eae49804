package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;
import org.mzi.work.Destinations;
import org.mzi.zoho.ZohoSettings;

/** Zoho CRM. */
@ApplicationScoped
class ZohoPart extends RemotePart {

    private static final List<Setting<?>> NEEDED =
            List.of(ZohoSettings.CLIENT_ID, ZohoSettings.CLIENT_SECRET, ZohoSettings.REFRESH_TOKEN);

    private final Settings settings;

    @Inject
    ZohoPart(Destinations destinations, Database database, Settings settings) {
        super(destinations, database);
        this.settings = settings;
    }

    ZohoPart() {
        this(null, null, null);
    }

    @Override
    public String name() {
        return "zoho";
    }

    @Override
    Optional<Problem> missing() {
        return MissingSettings.of(settings, "zoho-not-configured", NEEDED);
    }

    @Override
    String proof() {
        return "handler like 'zoho.%'";
    }
}
