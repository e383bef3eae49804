package org.mzi.zoho.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.mzi.platform.Settings;

/** MicroProfile Rest Clients, one per interface, rebuilt when the address or a timeout changes. */
final class RestClients {

    private final Settings settings;
    private final Map<Class<?>, Built> built = new ConcurrentHashMap<>();

    RestClients(Settings settings) {
        this.settings = settings;
    }

    private record Target(URI base, Duration connect, Duration read) {}

    private record Built(Target target, Object client) {}

    <T> T client(Class<T> type, URI base) {
        Target target =
                new Target(base, settings.get(ZohoSettings.CONNECT_TIMEOUT), settings.get(ZohoSettings.READ_TIMEOUT));
        Built current = built.get(type);
        if (current == null || !current.target().equals(target)) {
            current = new Built(target, build(type, target));
            built.put(type, current);
        }
        return type.cast(current.client());
    }

    /** Redirects are not followed: they could carry a token to a foreign host. */
    private static <T> T build(Class<T> type, Target target) {
        return RestClientBuilder.newBuilder()
                .baseUri(target.base())
                .connectTimeout(target.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(target.read().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(type);
    }
}
