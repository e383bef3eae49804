package org.mzi.setup;

import java.net.URI;

/** This bridge's address, as Zoho is told it. */
record Bridge(String base) {

    private static final String WEBHOOKS = "/api/v1/webhooks/";

    static Bridge at(URI base) {
        return new Bridge(base.toString());
    }

    String notifications() {
        return base + WEBHOOKS + "zoho/notifications";
    }

    /** @param event last part of the path */
    String webhook(String event) {
        return base + WEBHOOKS + "student-dashboard/" + event;
    }

    /** What {@link #webhook} was made from. */
    static String event(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Whether Zoho would post to this bridge. A bridge at another path of the same host is another one. */
    boolean isAt(String url) {
        String ours = base + WEBHOOKS;
        return url != null && url.regionMatches(true, 0, ours, 0, ours.length());
    }
}
