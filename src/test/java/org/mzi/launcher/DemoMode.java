package org.mzi.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.mzi.sandbox.SampleData;
import org.mzi.sandbox.Sandbox;
import org.mzi.sandbox.Trickle;
import org.mzi.sandbox.ZohoStandIn;

/** {@code bin/run --demo}: stand-ins for Zoho and Moodle instead of the real ones, in a data directory of its own. */
final class DemoMode implements AutoCloseable {

    private static final long SEED = 2026;
    private static final int STUDENTS = 200;
    private static final int TEACHERS = 12;
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(1500);

    private final Sandbox sandbox;
    private Trickle trickle;

    private DemoMode(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static DemoMode start() {
        Sandbox sandbox = Sandbox.start();
        fill(sandbox.zoho());
        return new DemoMode(sandbox);
    }

    static void fill(ZohoStandIn zoho) {
        new SampleData(zoho, SEED).school(STUDENTS, TEACHERS);
    }

    static Path dataDirectory(Path data) {
        return data.resolve("demo");
    }

    /**
     * Instead of all that {@link Environment#withoutOutside} leaves out: a demo must never reach a real Zoho or Moodle. The
     * stand-in for Zoho takes the bridge's address as Zoho does, https only, and calls nobody.
     */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(sandbox.settings());
        settings.put("WEBHOOK_BASE_URL", "https://bridge.school.example");
        return settings;
    }

    /** Lets a steady trickle of changes in Zoho flow to the bridge. */
    void play(URI bridge, String webhookSecret) {
        trickle = Trickle.start(sandbox.zoho(), bridge, webhookSecret, BETWEEN_CHANGES, SEED);
    }

    @Override
    public void close() {
        if (trickle != null) {
            trickle.close();
        }
        sandbox.close();
    }
}
