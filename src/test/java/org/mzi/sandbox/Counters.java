package org.mzi.sandbox;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Calls by kind. */
final class Counters {

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    void count(String kind) {
        calls.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    long of(String kind) {
        if (kind.equals("*")) {
            return calls.values().stream().mapToLong(LongAdder::sum).sum();
        }
        LongAdder counter = calls.get(kind);
        return counter == null ? 0 : counter.sum();
    }

    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        calls.forEach((kind, counter) -> all.put(kind, counter.sum()));
        return all;
    }

    void reset() {
        calls.clear();
    }
}
