package org.mzi.chaos;

/** A record, an event or a count that is not as it must be. */
record Violation(String what, String expected, String found) {

    @Override
    public String toString() {
        return what + ": expected " + expected + ", found " + found;
    }
}
