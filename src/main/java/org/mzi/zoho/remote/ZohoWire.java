package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;

/**
 * One exchange with Zoho, read to its end. Ten exchanges of which eight failed open the circuit for four seconds, less
 * than the engine's first probe waits; a single poisonous record whose batch is being split does not reach that ratio.
 */
@ApplicationScoped
public class ZohoWire {

    private static final int VOLUME = 10;
    private static final double RATIO = 0.8;
    private static final long DELAY_MILLIS = 4_000;

    private final RestClients clients;

    @Inject
    public ZohoWire(Settings settings) {
        this.clients = new RestClients(settings);
    }

    ZohoWire() {
        this.clients = null;
    }

    /** Throws {@link Failure} unless Zoho gave a definite answer, good or bad. */
    @CircuitBreaker(
            requestVolumeThreshold = VOLUME,
            failureRatio = RATIO,
            delay = DELAY_MILLIS,
            failOn = Failure.Retryable.class)
    Reply api(URI base, Function<ZohoApi, Response> call) {
        Exchange exchange = exchange(() -> call.apply(clients.client(ZohoApi.class, base)), base);
        Reply reply = exchange.reply();
        if (reply.status() >= 500 || reply.code().equals("INTERNAL_ERROR")) {
            throw Failure.failed("zoho-failed", "Zoho failed with HTTP " + reply.status() + ".", exchange.notJson());
        }
        if (reply.json() == null && !reply.isEmpty() && reply.status() < 400) {
            throw Failure.failed(
                    "zoho-answer-malformed",
                    "Zoho answered HTTP " + reply.status() + " with something that is not JSON, or not all of it.",
                    exchange.notJson());
        }
        return reply;
    }

    /** Throws {@link Failure} unless the answer is JSON; its status means nothing. */
    @CircuitBreaker(
            requestVolumeThreshold = VOLUME,
            failureRatio = RATIO,
            delay = DELAY_MILLIS,
            failOn = Failure.Retryable.class)
    Reply token(URI base, Function<ZohoAccounts, Response> call) {
        Exchange exchange = exchange(() -> call.apply(clients.client(ZohoAccounts.class, base)), base);
        if (exchange.reply().json() == null) {
            throw Failure.unreachable(
                    "zoho-token-answer-malformed",
                    "Zoho's token endpoint answered HTTP " + exchange.reply().status() + " without JSON.",
                    exchange.notJson());
        }
        return exchange.reply();
    }

    private record Exchange(Reply reply, JsonParsingException notJson) {}

    private static Exchange exchange(java.util.function.Supplier<Response> call, URI base) {
        try (Response response = call.get()) {
            String body = response.hasEntity() ? response.readEntity(String.class) : "";
            Long remaining = number(response.getHeaderString("X-API-CREDITS-REMAINING"));
            try {
                JsonObject json = body.isBlank() ? null : Json.object(body);
                return new Exchange(new Reply(response.getStatus(), json, remaining), null);
            } catch (JsonParsingException e) {
                return new Exchange(new Reply(response.getStatus(), null, remaining), e);
            }
        } catch (ProcessingException e) {
            throw broken(base, e);
        }
    }

    private static Failure broken(URI base, ProcessingException e) {
        String host = base.getHost();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return Failure.blocked(
                        ZohoErrors.ZOHO,
                        "zoho-unreachable",
                        "No connection to " + host + ". Check the network, ZOHO_REGION, ZOHO_ACCOUNTS_URL and"
                                + " ZOHO_API_URL.",
                        null,
                        e);
            }
            if (cause instanceof SocketTimeoutException) {
                return Failure.unreachable("zoho-timeout", host + " did not answer in time.", e);
            }
        }
        return Failure.unreachable("zoho-connection-lost", "The connection to " + host + " broke.", e);
    }

    private static Long number(String header) {
        return header != null && header.strip().matches("\\d{1,18}") ? Long.valueOf(header.strip()) : null;
    }
}
