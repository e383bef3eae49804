/**
 * Stand-ins for Zoho CRM and Moodle over real HTTP, for integration tests, chaos runs, benchmarks and {@code bin/run --demo}.
 *
 * <p>Operations: {@link org.mzi.sandbox.Sandbox} starts and stops both and tells a bridge the settings to reach them; {@link
 * org.mzi.sandbox.ZohoStandIn} and {@link org.mzi.sandbox.MoodleStandIn} hold the records, count the calls and take faults
 * ({@link org.mzi.sandbox.Fault}); {@link org.mzi.sandbox.SampleData} fills Zoho with people; {@link
 * org.mzi.sandbox.Trickle} lets a school work in it.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>They refuse what the real sides refuse, in the real sides' words. Where the documentation of Zoho disagrees with
 *       itself, the stricter reading holds; comments name the page.
 *   <li>Safe for any number of threads; reads of records take no lock; thousands of calls a second.
 *   <li>A change made through Java is seen by the next call over HTTP, unless the record is hidden or not visible yet.
 *   <li>Nothing survives the process; {@code main} runs them as a process of its own, steered through {@code /control}.
 * </ul>
 *
 * <p>Left out: search, bulk read, files, related lists; Zoho's webhooks and notifications are kept but only {@link
 * org.mzi.sandbox.Trickle} calls the bridge. Modules and fields: {@code zoho-modules.txt}.
 */
package org.mzi.sandbox;
