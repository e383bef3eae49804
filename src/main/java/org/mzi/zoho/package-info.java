/**
 * Everything that speaks to Zoho CRM (REST API v8).
 *
 * <p>Operations: {@link org.mzi.zoho.ZohoClient} reads records, deletions and metadata; {@link org.mzi.zoho.remote.ZohoUsage}
 * tells what that cost; {@link org.mzi.zoho.ZohoChannels} proves notifications,
 * {@link org.mzi.zoho.WebhookCalls} remembers webhooks; {@link org.mzi.zoho.ZohoSubscriptions} and
 * {@link org.mzi.zoho.ZohoAutomation} set up in Zoho what tells of changes.
 *
 * <p>{@link org.mzi.zoho.remote} below it carries the calls: token, slots, wire, errors.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>What cannot be done is a {@link org.mzi.platform.Failure}; its type says what to do next. Nothing is retried here,
 *       but for one repetition with a new token where Zoho refused the old one.
 *   <li>Only a whole, well-formed answer is data. A record is returned complete and of one version, or as unknown; a
 *       field that Zoho leaves out of lists (subforms, multi-select lookups) is missing, never null.
 *   <li>All nodes share one access token, which one caller at a time renews five minutes before its end; the others go on
 *       with the old one. The token endpoint's throttling is heeded by all nodes, from one minute doubling to ten.
 *   <li>All nodes together have at most {@code ZOHO_CONCURRENT_CALLS} calls under way; a node that dies gives its slots
 *       back within 15 s. After a 429 no node calls before the account's back-off ends (two seconds doubling to ten
 *       minutes, with jitter).
 *   <li>While its last answers were failures Zoho is left alone for some seconds by this node ({@code zoho-failing}).
 *   <li>Each call and its credits are counted per hour. The count misses what a dying node had under way.
 *   <li>No transaction is open during a remote call. Secrets travel in form bodies and headers only and are never logged.
 *   <li>A changed setting, hosts and credentials included, counts from the next call on.
 * </ul>
 *
 * <p>What a record means, when to try again, and where it goes is left to the callers.
 */
package org.mzi.zoho;
