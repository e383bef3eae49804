package org.mzi.work;

import java.util.Collection;

/** A remote system, or a part of one, that can be paused. Beans that implement it, or {@link Provider}, are found by CDI. */
public interface Destination {

    /** As in {@link EventHandler#destinations()}, e.g. {@code zoho}. */
    String name();

    /** Asks the remote system for something cheap that proves it works. Throws a {@link org.mzi.platform.Failure} if not. */
    void probe();

    /** Supplies destinations that are made from data. */
    interface Provider {
        Collection<? extends Destination> destinations();
    }
}
