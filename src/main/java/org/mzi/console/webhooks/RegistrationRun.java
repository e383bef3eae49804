package org.mzi.console.webhooks;

import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.ProblemException;
import org.mzi.setup.Item;

/** A registration while it goes on, for several threads to look at. */
final class RegistrationRun {

    private static final Logger LOG = Logger.getLogger(RegistrationRun.class.getName());

    private volatile List<Item> items;
    private volatile boolean refused;
    private volatile boolean ended;

    void run(Supplier<List<Item>> work) {
        try {
            items = work.get();
        } catch (ProblemException e) {
            LOG.log(Level.INFO, e, () -> "Registration in Zoho not begun");
            refused = true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Registration in Zoho broke off", e);
        } finally {
            ended = true;
        }
    }

    boolean ended() {
        return ended;
    }

    /** Another one was under way, or the settings changed meanwhile. */
    boolean refused() {
        return refused;
    }

    /** What was done; null when it broke off or was refused. */
    List<Item> items() {
        return items;
    }
}
