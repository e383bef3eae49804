package org.mzi.access;

/**
 * Who is behind a request.
 *
 * @param name user name, or {@link #API}
 * @param remoteAddress of the client or the last proxy; null when unknown
 */
public record Actor(String name, String remoteAddress) {

    /** Stands for whoever holds the administration API's token. */
    public static final String API = "api";

    /** The holder of the token. */
    public static Actor api(String remoteAddress) {
        return new Actor(API, remoteAddress);
    }
}
