package org.mzi.console;

import jakarta.json.JsonObject;
import java.util.Set;
import org.mzi.platform.Json;

/**
 * Tells what a user did from what a page does by itself. Pages poll, send heartbeats and acknowledge what polling brought
 * them, all through the same door; only what is known to take a hand counts, so that a component with events of its own
 * cannot keep a session alive unnoticed.
 */
final class Gestures {

    private static final Set<String> EVENTS = Set.of(
            "cancel",
            "change",
            "checked-changed",
            "click",
            "confirm",
            "contextmenu",
            "custom-value-set",
            "dblclick",
            "input",
            "item-click",
            "item-double-click",
            "keydown",
            "keypress",
            "keyup",
            "reject",
            "selected-changed",
            "selected-items-changed",
            "sorters-changed",
            "ui-leave-navigation",
            "ui-navigate",
            "value-changed");

    private Gestures() {}

    /** @param message body of a UIDL request: JSON with the invocations under {@code rpc} */
    static boolean in(String message) {
        return Json.object(message).getJsonArray("rpc").getValuesAs(JsonObject.class).stream()
                .anyMatch(Gestures::isOne);
    }

    private static boolean isOne(JsonObject invocation) {
        return switch (invocation.getString("type", "")) {
            case "navigation" -> true;
            case "event" -> EVENTS.contains(invocation.getString("event", ""));
            default -> false;
        };
    }
}
