package org.mzi.chaos;

/** What is killed. */
enum Victim {
    APPLICATION,
    POSTGRESQL
}
