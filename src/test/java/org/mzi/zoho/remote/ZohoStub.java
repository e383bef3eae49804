package org.mzi.zoho.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers as it is told, path by path, and remembers what it was asked. */
public final class ZohoStub implements AutoCloseable {

    public static final String TOKEN = "/oauth/v2/token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public record Request(String path, Map<String, String> query, Map<String, String> form, HttpExchange exchange) {
        public String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    /** @param length what Content-Length promises; -2 drops the connection, -3 never answers */
    public record Answer(int status, String body, Map<String, String> headers, long length) {
        public static Answer json(int status, String body) {
            return new Answer(status, body, Map.of("Content-Type", "application/json;charset=UTF-8"), size(body));
        }

        public static Answer ok(String body) {
            return json(200, body);
        }

        public static Answer empty(int status) {
            return new Answer(status, "", Map.of(), 0);
        }

        public static Answer html(int status) {
            String page = "<html><body>Sorry</body></html>";
            return new Answer(status, page, Map.of("Content-Type", "text/html"), size(page));
        }

        public static Answer truncated(String body) {
            return new Answer(200, body, Map.of("Content-Type", "application/json"), size(body) + 100);
        }

        public static Answer drop() {
            return new Answer(0, "", Map.of(), -2);
        }

        public static Answer hang() {
            return new Answer(0, "", Map.of(), -3);
        }

        public Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, body, more, length);
        }

        private static long size(String body) {
            return body.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    public ZohoStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on(TOKEN, request -> token("access-" + count(TOKEN)));
        on("/crm/v8/users", request -> Answer.ok("{\"users\":[{\"id\":\"1\"}]}"));
    }

    public static Answer token(String token) {
        return Answer.ok("{\"access_token\":\"" + token
                + "\",\"api_domain\":\"https://www.zohoapis.com\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void on(String path, Function<Request, Answer> answer) {
        answers.put(path, answer);
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    public int count(String path) {
        return requests(path).size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(
                exchange.getRequestURI().getPath(),
                pairs(exchange.getRequestURI().getRawQuery()),
                pairs(body),
                exchange);
        requests.add(request);
        Answer answer = answers.getOrDefault(
                        request.path(), unknown -> Answer.json(404, "{\"code\":\"INVALID_URL_PATTERN\"}"))
                .apply(request);
        if (answer.length() == -3) {
            await(closed);
        }
        if (answer.length() < 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body().getBytes(StandardCharsets.UTF_8));
        } finally {
            exchange.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        if (text != null && text.contains("=")) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                pairs.put(decode(parts[0]), decode(parts[1]));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
