package org.mzi.sandbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that were ordered, oldest first: a call meets the first one for its kind that is not used up. */
final class Faults {

    private final Queue<Rule> rules = new ConcurrentLinkedQueue<>();

    void add(String kind, Fault fault, int times) {
        rules.add(new Rule(kind, fault, times < 0, new AtomicInteger(times)));
    }

    void clear() {
        rules.clear();
    }

    /** The fault for this call, or null. */
    Fault next(String kind) {
        for (Rule rule : rules) {
            if (rule.kind.equals("*") || rule.kind.equals(kind)) {
                if (rule.endless || rule.left.getAndDecrement() > 0) {
                    return rule.fault;
                }
                rules.remove(rule);
            }
        }
        return null;
    }

    private record Rule(String kind, Fault fault, boolean endless, AtomicInteger left) {}
}
