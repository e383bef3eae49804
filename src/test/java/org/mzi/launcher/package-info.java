/**
 * Starts the bridge with one command, its own PostgreSQL included: {@link org.mzi.launcher.Launcher} behind
 * {@code bin/run}. {@link org.mzi.launcher.EmbeddedDatabase} and {@link org.mzi.launcher.PayaraProcess} serve the
 * integration tests too.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>What it creates lies under one data directory, readable by its owner only.
 *   <li>Secrets that are not set are made once and kept; the master key only when the database is the embedded one,
 *       because a key that is not kept with care makes a real database unreadable.
 *   <li>The embedded PostgreSQL is durable, listens on the loopback address only and asks for a password.
 *   <li>SIGTERM and Ctrl-C stop the server, then the database. What a killed launcher left running is stopped by the next
 *       start; two launchers never share a data directory.
 * </ul>
 *
 * <p>It lives among the tests because the WAR needs nothing of it.
 */
package org.mzi.launcher;
