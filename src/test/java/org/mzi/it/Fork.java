package org.mzi.it;

import java.nio.file.Path;

/** Integration tests run in several processes at once: each has directories of its own. */
public final class Fork {

    private Fork() {}

    /** {@code target/<name>} of this process. */
    public static Path directory(Path base, String name) {
        return base.resolve("target").resolve(name + System.getProperty("fork", ""));
    }

    /** Where the servers of this process keep what they need. */
    static Path directory() {
        return directory(Path.of("").toAbsolutePath(), "it");
    }
}
