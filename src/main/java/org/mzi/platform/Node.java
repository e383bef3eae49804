package org.mzi.platform;

import java.util.UUID;

/** This running server, as other nodes see it. */
public final class Node {

    private static final String ID = name() + "-" + UUID.randomUUID().toString().substring(0, 8);

    private Node() {}

    /** Unique for each start of a server: host name and eight random characters. */
    public static String id() {
        return ID;
    }

    private static String name() {
        String host = System.getenv("HOSTNAME");
        return host == null || host.isBlank() ? "node" : host;
    }
}
