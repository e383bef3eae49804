package org.mzi.zoho.remote;

import java.util.concurrent.ThreadLocalRandom;
import org.mzi.platform.Failure;

/** The time between two looks at something that another caller, perhaps on another node, will give back. */
final class Pause {

    private static final int SHORTEST_MILLIS = 30;
    private static final int LONGEST_MILLIS = 120;

    private Pause() {}

    static void brief() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unreachable("zoho-interrupted", "The server is stopping.", e);
        }
    }
}
