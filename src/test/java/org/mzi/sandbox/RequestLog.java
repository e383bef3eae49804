package org.mzi.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The latest {@value #KEPT} requests, without what is secret in them. */
final class RequestLog {

    static final int KEPT = 10_000;

    private static final Set<String> SECRET =
            Set.of("wstoken", "token", "client_secret", "refresh_token", "access_token", "code");

    private final Deque<Request> requests = new ArrayDeque<>();

    synchronized void add(Instant time, Call call, String kind) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        Map<String, String> query = new TreeMap<>(call.query());
        query.keySet().removeAll(SECRET);
        requests.addLast(new Request(time, kind, call.method(), call.path(), query));
    }

    synchronized List<Request> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
