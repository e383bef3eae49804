package org.mzi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Sends webhooks as Zoho does. */
final class Caller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    Caller(Rig rig) {
        address = rig.webhooks();
    }

    /**
     * That something became of a record.
     *
     * @param event last part of the webhook's path
     */
    record Webhook(String event, String id) {}

    /** Sends a webhook for each of the records, over so many connections at once; returns when all are acknowledged. */
    void sendAll(String event, List<String> ids, int connections) {
        sendAll(ids.stream().map(id -> new Webhook(event, id)).toList(), connections);
    }

    /** Sends webhooks in about this order, over so many connections at once; returns when all are acknowledged. */
    void sendAll(List<Webhook> webhooks, int connections) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> calls = webhooks.stream()
                    .<Future<?>>map(webhook -> threads.submit(() -> send(webhook)))
                    .collect(Collectors.toList());
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A webhook was refused", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns when the event is acknowledged; throws when it is refused. */
    void send(Webhook webhook) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + webhook.event()))
                .header("Content-Type", "application/json")
                .header("X-MZI-Token", Rig.SECRET)
                .POST(BodyPublishers.ofString("{\"zoho_id\":\"" + webhook.id() + "\"}"))
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
