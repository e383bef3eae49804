package org.mzi.moodle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mzi.platform.Settings;

/** A REST server that answers each web-service function as a test says, and remembers the calls. */
final class MoodleStub implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** One call as it came in; the form keeps the order of its fields. */
    record Call(String query, String contentType, Map<String, String> form) {
        String function() {
            return form.get("wsfunction");
        }
    }

    /** What to answer; a null body drops the connection without an answer. */
    record Answer(int status, String contentType, String body) {
        static Answer json(String body) {
            return new Answer(200, "application/json; charset=utf-8", body);
        }
    }

    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> settings = new HashMap<>();
    private final Map<String, Function<Map<String, String>, Answer>> functions = new ConcurrentHashMap<>();
    private final HttpServer server;

    MoodleStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/moodle/webservice/rest/server.php", this::handle);
        server.start();
        settings.put(MoodleSettings.BASE_URL.name(), url());
        settings.put(MoodleSettings.TOKEN.name(), TOKEN);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/moodle/";
    }

    void answer(String function, Function<Map<String, String>, Answer> answer) {
        functions.put(function, answer);
    }

    void answer(String function, String json) {
        answer(function, form -> Answer.json(json));
    }

    /** Makes the site info list these functions. */
    void offers(String... names) {
        offersVersion("1", names);
    }

    /** The same, of a plugin of that version. */
    void offersVersion(String version, String... names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}");
        }
        answer(
                "core_webservice_get_site_info",
                "{\"sitename\":\"School\",\"username\":\"mzi\",\"userid\":7,\"release\":\"4.5.3\",\"functions\":["
                        + list + "]}");
    }

    List<Call> callsOf(String function) {
        return calls.stream().filter(call -> call.function().equals(function)).toList();
    }

    MoodleCalls moodleCalls() {
        return new MoodleCalls(Settings.of(settings));
    }

    MoodleClient client(Clock clock) {
        return new MoodleClient(new MoodleSite(moodleCalls(), Settings.of(settings), clock));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Call call = new Call(
                    exchange.getRequestURI().getQuery(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    decode(body));
            calls.add(call);
            Answer answer = functions
                    .getOrDefault(
                            call.function(),
                            form -> Answer.json(
                                    "{\"exception\":\"dml_missing_record_exception\",\"errorcode\":\"invalidrecord\"}"))
                    .apply(call.form());
            if (answer.body() == null) {
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> decode(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
