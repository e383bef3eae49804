package org.mzi.zoho;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;
import org.mzi.zoho.remote.ZohoGate;
import org.mzi.zoho.remote.ZohoRemote;
import org.mzi.zoho.remote.ZohoStub;
import org.mzi.zoho.remote.ZohoTokens;
import org.mzi.zoho.remote.ZohoUsage;
import org.mzi.zoho.remote.ZohoWire;

/** A Zoho account as the tests see it: a stub over HTTP, PostgreSQL, a clock that can be moved, any number of nodes. */
public final class ZohoAccount implements AutoCloseable {

    private static final Database DATABASE = TestDatabase.create().database();

    public final ZohoStub stub = new ZohoStub();
    public final Map<String, String> values = new ConcurrentHashMap<>();
    public final Database database = DATABASE;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T10:00:00Z"));

    public ZohoAccount() {
        values.put("ZOHO_CLIENT_ID", "client");
        values.put("ZOHO_CLIENT_SECRET", "secret");
        values.put("ZOHO_REFRESH_TOKEN", "refresh");
        values.put("ZOHO_ACCOUNTS_URL", stub.uri().toString());
        values.put("ZOHO_API_URL", stub.uri().toString());
        values.put("ZOHO_READ_TIMEOUT", "PT30S");
        values.put("MZI_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        database.write(handle -> handle.createScript(
                        """
                        delete from zoho_token; insert into zoho_token default values;
                        update zoho_account set backoffs = 0, backoff_until = null;
                        update zoho_slot set leased_until = null, holder = null;
                        delete from api_credit; delete from zoho_channel;""")
                .execute());
    }

    /** One server's objects. */
    public final class Node {
        public final Settings settings = Settings.of(values);
        public final ZohoWire wire = new ZohoWire(settings);
        public final ZohoTokens tokens = new ZohoTokens(settings, new Secrets(settings), database, clock(), wire);
        public final ZohoGate gate = new ZohoGate(database, settings, clock());
        public final ZohoRemote remote = new ZohoRemote(tokens, gate, wire);
        public final ZohoClient client = new ZohoClient(remote, new ZohoMetadata(remote, settings, clock()), settings);
        public final ZohoUsage usage = new ZohoUsage(database, settings, clock());
        public final ZohoChannels channels = new ZohoChannels(database, new Secrets(settings), clock());
    }

    /** So that a call which is never answered does not take long; a busy machine needs longer for those that are. */
    public void giveUpSoon() {
        values.put("ZOHO_READ_TIMEOUT", "PT0.5S");
    }

    public Node node() {
        return new Node();
    }

    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void close() {
        stub.close();
    }
}
