/**
 * Measures the bridge as an operator would run it: production options of the virtual machine, a PostgreSQL that
 * survives a crash, Zoho and Moodle played by the sandbox, and the load from {@code wrk}, all on this one machine.
 *
 * <p>{@link org.mzi.bench.Bench} runs the measurements one after another and reports each figure with its unit, as a table
 * and as JSON. A measurement reports; it judges nothing. What else runs on the machine shows in the figures.
 */
package org.mzi.bench;
