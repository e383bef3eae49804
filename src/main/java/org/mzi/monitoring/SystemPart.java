package org.mzi.monitoring;

/** Something that the bridge needs, looked at by {@link SystemHealth}. Beans that implement it are found by CDI. */
public interface SystemPart {

    /** Short and stable: {@code zoho}, {@code moodle}, {@code database}, {@code broker}, {@code disk}. */
    String name();

    /** How it is, from what is known here: asks at most this node and its database, never a remote system. */
    PartHealth look();

    /** Whether looking needs the database: while that is ill, this is not asked and counts as unknown. */
    default boolean needsDatabase() {
        return false;
    }
}
