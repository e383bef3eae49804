package org.mzi.launcher;

import java.nio.file.Path;
import java.util.Map;

/** {@code bin/run --demo}: stand-ins for Zoho and Moodle instead of the real ones, in a data directory of its own. */
final class DemoMode implements AutoCloseable {

    private final Map<String, String> settings;

    private DemoMode(Map<String, String> settings) {
        this.settings = settings;
    }

    static DemoMode start() {
        return new DemoMode(Map.of());
    }

    static Path dataDirectory(Path data) {
        return data.resolve("demo");
    }

    /** Beats the environment and {@code .env}: a demo must never reach a real Zoho or Moodle. */
    Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {}
}
