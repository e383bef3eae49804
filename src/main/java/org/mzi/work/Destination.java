package org.mzi.work;

/** A remote system that can be paused. Beans that implement it are found by CDI. */
public interface Destination {

    /** As in {@link EventHandler#destinations()}, e.g. {@code zoho}. */
    String name();

    /** Asks the remote system for something cheap that proves it works. Throws a {@link org.mzi.platform.Failure} if not. */
    void probe();
}
