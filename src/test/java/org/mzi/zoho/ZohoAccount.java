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

/** A Zoho account as the tests see it: a stub over HTTP, PostgreSQL, a clock that can be moved, any number of nodes. */
final class ZohoAccount implements AutoCloseable {

    private static final Database DATABASE = TestDatabase.create().database();

    final ZohoStub stub = new ZohoStub();
    final Map<String, String> values = new ConcurrentHashMap<>();
    final Database database = DATABASE;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T10:00:00Z"));

    ZohoAccount() {
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
    final class Node {
        final Settings settings = Settings.of(values);
        final ZohoWire wire = new ZohoWire(settings);
        final ZohoTokens tokens = new ZohoTokens(settings, new Secrets(settings), database, clock(), wire);
        final ZohoGate gate = new ZohoGate(database, settings, clock());
        final ZohoRemote remote = new ZohoRemote(tokens, gate, wire);
        final ZohoClient client = new ZohoClient(remote, new ZohoMetadata(remote, settings, clock()), settings);
        final ZohoUsage usage = new ZohoUsage(database, settings, clock());
        final ZohoChannels channels = new ZohoChannels(database, new Secrets(settings), clock());
    }

    /** So that a call which is never answered does not take long; a busy machine needs longer for those that are. */
    void giveUpSoon() {
        values.put("ZOHO_READ_TIMEOUT", "PT0.5S");
    }

    Node node() {
        return new Node();
    }

    void pass(Duration time) {
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
