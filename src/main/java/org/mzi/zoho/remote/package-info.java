/**
 * How a call gets to Zoho and what its answer means, whatever it asks for.
 *
 * <p>Operations: {@link org.mzi.zoho.remote.ZohoRemote} makes a call, with {@link org.mzi.zoho.remote.ZohoTokens the token} that
 * all nodes share, a slot of {@link org.mzi.zoho.remote.ZohoGate the gate} that counts calls of all nodes, over
 * {@link org.mzi.zoho.remote.ZohoWire the wire}; {@link org.mzi.zoho.remote.ZohoErrors} turns an answer that is none into a
 * failure; {@link org.mzi.zoho.remote.ZohoUsage} tells what calls cost.
 *
 * <p>The promises on tokens, concurrency, back-off and secrets are those of {@link org.mzi.zoho}, which stands above it: what a
 * record, a module or a subscription is, this package does not know.
 */
package org.mzi.zoho.remote;
