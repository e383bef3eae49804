package org.mzi.zoho.remote;

/**
 * API credits that a call costs. Source: Zoho's "API limits" page for v8 as quoted by several independent notes, and
 * "COQL limitations".
 */
public enum Price {
    CALL(1),
    COQL_2000(3),
    DELETED_LIST(2);

    private final int credits;

    Price(int credits) {
        this.credits = credits;
    }

    int credits() {
        return credits;
    }
}
