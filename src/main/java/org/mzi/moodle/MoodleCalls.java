package org.mzi.moodle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

/**
 * The one method that goes out to Moodle, a bean of its own because fault tolerance works only on calls from bean to bean.
 * It has no {@code @Timeout}: an interrupt does not end a blocked read, the client's own time-outs do. It has no
 * {@code @Retry}: the work engine retries.
 */
@ApplicationScoped
class MoodleCalls {

    private final Settings settings;
    private volatile Client client;

    @Inject
    MoodleCalls(Settings settings) {
        this.settings = settings;
    }

    MoodleCalls() {
        this(null);
    }

    private record Way(URI baseUrl, Duration connectTimeout, Duration readTimeout) {}

    private record Client(Way way, MoodleRest rest) {}

    /**
     * Calls a web-service function. Throws {@link Failure}, or, for want of a free slot or while the circuit is open, the
     * exceptions of MicroProfile Fault Tolerance.
     */
    @CircuitBreaker(
            requestVolumeThreshold = 6,
            failureRatio = 1.0,
            delay = 5000,
            failOn = Failure.Retryable.class,
            skipOn = {Failure.Permanent.class, Failure.Blocked.class})
    @Bulkhead(8)
    JsonStructure call(String function, Map<String, String> parameters) {
        MoodleRest rest = client();
        String form = MoodleForm.encode(token(), function, parameters);
        String body;
        try {
            body = rest.call(form);
        } catch (ProcessingException e) {
            throw MoodleHttpErrors.of(e);
        }
        return answer(function, body);
    }

    private static JsonStructure answer(String function, String body) {
        JsonStructure answer;
        try {
            answer = Json.parse(body == null ? "" : body);
        } catch (JsonParsingException e) {
            // Without the cause: its message may quote the body.
            throw Failure.failed(
                    "moodle-not-json",
                    "Moodle's answer to " + function + " is not JSON or was cut off. See PHP's error log in Moodle.",
                    null);
        }
        if (answer instanceof JsonObject object && MoodleErrors.isError(object)) {
            throw MoodleErrors.of(function, object);
        }
        return answer;
    }

    /** The client of an address that is no longer in force is left to the garbage collector: calls may be under way. */
    private MoodleRest client() {
        Way way = way();
        Client made = client;
        if (made == null || !made.way().equals(way)) {
            made = new Client(way, build(way));
            client = made;
        }
        return made.rest();
    }

    private static MoodleRest build(Way way) {
        return RestClientBuilder.newBuilder()
                .baseUri(way.baseUrl())
                .connectTimeout(way.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(way.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(new MoodleHttpErrors())
                .build(MoodleRest.class);
    }

    private Way way() {
        if (!read(MoodleSettings.ENABLED)) {
            throw notConfigured("moodle-disabled", "MOODLE_ENABLED is false. Set it to true to go on.");
        }
        URI baseUrl = read(MoodleSettings.BASE_URL);
        if (baseUrl == null) {
            throw notConfigured("MOODLE_BASE_URL is not set. Set it to the address of the Moodle site.");
        }
        return new Way(baseUrl, timeout(MoodleSettings.CONNECT_TIMEOUT), timeout(MoodleSettings.READ_TIMEOUT));
    }

    private String token() {
        String token = read(MoodleSettings.TOKEN).strip();
        if (token.isEmpty()) {
            throw notConfigured("MOODLE_TOKEN is not set. Set it to a token for Moodle's service local_mzi_service.");
        }
        return token;
    }

    /** Zero would mean no time-out at all. */
    private Duration timeout(Setting<Duration> setting) {
        Duration timeout = read(setting);
        if (timeout.toMillis() <= 0) {
            throw notConfigured(setting.name() + " must be longer than zero.");
        }
        return timeout;
    }

    private <T> T read(Setting<T> setting) {
        try {
            return settings.get(setting);
        } catch (IllegalStateException e) {
            throw notConfigured(e.getMessage());
        }
    }

    private static Failure notConfigured(String text) {
        return notConfigured("moodle-not-configured", text);
    }

    private static Failure notConfigured(String code, String text) {
        return Failure.blocked(MoodleErrors.MOODLE, code, text);
    }
}
