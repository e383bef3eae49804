package org.mzi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Tells a request that a page of this application sent from one that another site made the browser send. */
public final class SameOrigin {

    private SameOrigin() {}

    /**
     * Goes by {@code Sec-Fetch-Site}, which browsers set and pages cannot; where a browser does not know it (or the
     * connection is not a secure one), by {@code Origin} against {@code Host} or, behind a proxy, {@code X-Forwarded-Host}.
     * A request that has neither is refused.
     */
    public static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String authority = authority(request.getHeader("Origin"));
        return authority != null
                && (authority.equalsIgnoreCase(request.getHeader("Host"))
                        || authority.equalsIgnoreCase(request.getHeader("X-Forwarded-Host")));
    }

    private static String authority(String origin) {
        try {
            return origin == null ? null : URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
