package org.mzi.console.words;

import java.util.List;

/** How an event's status looks. */
public final class EventStatus {

    public static final String PENDING = "PENDING";
    public static final String PARKED = "PARKED";

    /** In the order in which they are offered: what may need a hand comes first. */
    public static final List<String> ALL =
            List.of(PARKED, PENDING, "RUNNING", "DONE", "SKIPPED", "COALESCED", "DISCARDED");

    private EventStatus() {}

    /** Key of its name. */
    public static String text(String status) {
        return "event.status." + status;
    }

    /** Variants of Lumo's badge. */
    public static String badge(String status) {
        return switch (status) {
            case PARKED -> "badge error";
            case "RUNNING" -> "badge";
            case "DONE" -> "badge success";
            default -> "badge contrast";
        };
    }
}
