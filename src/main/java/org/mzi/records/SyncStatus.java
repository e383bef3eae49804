package org.mzi.records;

/** How a record stands between Zoho and Moodle, as shown to people. What is to be pushed follows from the hashes alone. */
public enum SyncStatus {
    /** Moodle has not accepted the record as it is now. */
    PENDING,
    /** Moodle has accepted the record as it is now. */
    SYNCED,
    /** Kept here only: records of its type are not pushed. */
    LOCAL,
    /** The last attempt met a problem that needs a person; {@code last_problem} says which. */
    PROBLEM,
    /** Gone from Zoho, and where its type is pushed Moodle has accepted that. */
    DELETED
}
