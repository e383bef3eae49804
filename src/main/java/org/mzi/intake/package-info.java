/**
 * Where events come in over HTTP: Zoho's workflow webhooks, Zoho's notifications and the events of Moodle's plugin.
 *
 * <p>Each call is proven first (401), then checked (404, 413, 415, 400), then stored, and only then answered with
 * {@code 202 {"status":"accepted","events":[…]}} (or with the {@code WEBHOOK_SUCCESS_STATUS}): the ids are those of
 * committed rows. When the database cannot take
 * the events the answer is 503 within two seconds and the caller sends again. Calls that arrive together share a commit. A
 * call without proof is throttled (429) after repeated failures from its address; a proven one never is. When each webhook was
 * last called is noted, once a minute and beside the call.
 *
 * <p>What a body of Zoho says beyond record ids is a hint that nobody relies on: the work reads the record from Zoho again. All
 * errors are RFC 9457 problems.
 *
 * <p>Moodle's events carry content: what was signed is stored as it is, each under its {@code event_id}, which takes effect once
 * as long as the event is kept, however often and from however many sides at once it is told. An event that is invalid leaves
 * the others of its call standing. Events of a kind that this release has no handler for are stored all the same, and wait.
 */
package org.mzi.intake;
