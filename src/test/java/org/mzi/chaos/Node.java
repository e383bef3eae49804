package org.mzi.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.PayaraProcess;

/** One server with the bridge, always on the same port. */
final class Node implements AutoCloseable {

    static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Path base;
    private final Path data;
    private final Map<String, String> settings;
    private final Consumer<String> log;
    private final int port = EmbeddedDatabase.freePort();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private PayaraProcess server;

    /** @param data directory of its own */
    Node(String name, Path base, Path data, Map<String, String> settings, Consumer<String> log) {
        this.name = name;
        this.base = base;
        this.data = data;
        this.settings = new HashMap<>(settings);
        this.settings.put("HOSTNAME", name);
        this.log = line -> log.accept(name + " " + line);
    }

    /** Starts it and returns at once. */
    void start() {
        List<String> quickStart = List.of("-XX:TieredStopAtLevel=1");
        server = PayaraProcess.start(
                new PayaraProcess.Options(base, data, "127.0.0.1", port, settings, quickStart, log));
    }

    void awaitReady() {
        server.awaitReady(LONGEST_START);
    }

    void kill() {
        server.kill();
    }

    /** How other nodes see it, but for what tells one start from another. */
    String name() {
        return name;
    }

    /** What it answers. Throws {@link IOException} when the connection fails or no answer comes. */
    HttpResponse<String> send(HttpRequest.Builder request, String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            return http.send(request.uri(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a call", e);
        }
    }

    boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(), "/health/ready").statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
