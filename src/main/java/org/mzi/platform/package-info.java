/**
 * What every other package stands on: time, settings, secrets, the database, JSON and the words for failure. It knows
 * nothing of Zoho, Moodle or schools.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>{@link org.mzi.platform.Settings} answers from the first of system property, environment, table {@code setting},
 *       default; a change in the table is seen on every node within two seconds, without a restart.
 *   <li>{@link org.mzi.platform.Database} runs short transactions and starts without its database: until PostgreSQL
 *       answers and is migrated, {@link org.mzi.platform.Startup#isReady()} is false and callers get an exception, soon.
 *   <li>{@link org.mzi.platform.Failure} is the one vocabulary for what went wrong with another system: try again, never
 *       try again, or stop talking to that system for now.
 *   <li>The injected {@link java.time.Clock} is PostgreSQL's clock, the same on all nodes.
 *   <li>{@link org.mzi.platform.TimerLease} runs a timer on one node at a time; a run that died with its node is made up for.
 *   <li>{@link org.mzi.platform.Secrets} encrypts with the master key; nothing here logs a secret. A start with a new key,
 *       and the old one as {@code MZI_MASTER_KEY_PREVIOUS}, encrypts anew what {@link org.mzi.platform.SealedColumns} names.
 *   <li>Behind a proxy of {@code TRUSTED_PROXIES} a request has its client's address and is secure when the client's was
 *       ({@link org.mzi.platform.ProxiedRequests}); what any other sender claims about itself is not believed.
 * </ul>
 */
package org.mzi.platform;
