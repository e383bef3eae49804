package org.mzi.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One request: path below the prefix of its party, decoded query, body as text. */
record Call(String method, String path, Map<String, String> query, Headers headers, String body) {

    static Call read(HttpExchange exchange, String prefix) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(prefix.length());
        return new Call(
                exchange.getRequestMethod(),
                path,
                Form.parse(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    String header(String name) {
        return headers.getFirst(name);
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    /** The parts of the path, without empty ones. */
    List<String> segments() {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
