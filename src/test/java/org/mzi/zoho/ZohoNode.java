package org.mzi.zoho;

import java.time.Clock;
import java.util.Map;
import org.mzi.platform.Database;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;
import org.mzi.zoho.remote.ZohoGate;
import org.mzi.zoho.remote.ZohoRemote;
import org.mzi.zoho.remote.ZohoTokens;
import org.mzi.zoho.remote.ZohoWire;

/** One server's access to Zoho, outside a container, for tests of other packages. */
public final class ZohoNode {

    public final ZohoSubscriptions subscriptions;
    public final ZohoAutomation automation;
    public final ZohoChannels channels;
    public final WebhookCalls calls;

    /** @param values settings, with {@code MZI_MASTER_KEY} */
    public ZohoNode(Map<String, String> values, Database database, Clock clock) {
        Settings settings = Settings.of(values);
        Secrets secrets = new Secrets(settings);
        ZohoWire wire = new ZohoWire(settings);
        ZohoTokens tokens = new ZohoTokens(settings, secrets, database, clock, wire);
        ZohoRemote remote = new ZohoRemote(tokens, new ZohoGate(database, settings, clock), wire);
        subscriptions = new ZohoSubscriptions(remote);
        automation = new ZohoAutomation(remote);
        channels = new ZohoChannels(database, secrets, clock);
        calls = new WebhookCalls(database, clock);
    }
}
