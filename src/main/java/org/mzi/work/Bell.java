package org.mzi.work;

/** Tells the nodes that there is work. */
@FunctionalInterface
public interface Bell {

    /** Returns at once. A ring may be lost: the sweep makes up for it within a second or two. */
    void ring();
}
