package org.mzi.chaos;

import java.util.List;

/** What is killed. */
enum Victim {
    /** The only server, or one of several. */
    APPLICATION,
    /** The one that several servers share. */
    BROKER,
    POSTGRESQL;

    /** In the order in which they are killed. */
    static List<Victim> of(boolean cluster) {
        return cluster ? List.of(values()) : List.of(APPLICATION, POSTGRESQL);
    }
}
