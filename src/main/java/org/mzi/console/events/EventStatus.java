package org.mzi.console.events;

import java.util.List;

/** How an event's status looks. */
final class EventStatus {

    static final String PENDING = "PENDING";
    static final String PARKED = "PARKED";

    /** In the order in which they are offered: what may need a hand comes first. */
    static final List<String> ALL = List.of(PARKED, PENDING, "RUNNING", "DONE", "SKIPPED", "COALESCED", "DISCARDED");

    private EventStatus() {}

    /** Key of its name. */
    static String text(String status) {
        return "event.status." + status;
    }

    /** Variants of Lumo's badge. */
    static String badge(String status) {
        return switch (status) {
            case PARKED -> "badge error";
            case "RUNNING" -> "badge";
            case "DONE" -> "badge success";
            default -> "badge contrast";
        };
    }
}
