/**
 * The running bridge for {@code *IT} classes: PostgreSQL, broker, Payara Micro and the WAR that Maven built, started once
 * for all of them, on free ports of the loopback address. A class asks for it with
 * {@code @ExtendWith(BridgeExtension.class)} and a {@link org.mzi.it.Bridge} parameter.
 *
 * <p>The classes share one server and one database: each works on records of its own, and leaves the server running and
 * ready.
 */
package org.mzi.it;
