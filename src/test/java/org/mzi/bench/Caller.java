package org.mzi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends webhooks as Zoho does. */
final class Caller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Caller(Rig rig) {
        address = URI.create(rig.webhook());
    }

    /** Returns when the event is acknowledged; throws when it is refused. */
    void send(String id) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-MZI-Token", Rig.SECRET)
                .POST(BodyPublishers.ofString("{\"zoho_id\":\"" + id + "\",\"module\":\"BTEC_Students\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("Refused: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
