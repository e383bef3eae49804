/**
 * Proves that a crash loses nothing: {@code bin/chaos} kills the application and PostgreSQL, by turns and with {@code kill
 * -9}, in the middle of bursts of webhooks, while people go on editing in Zoho.
 *
 * <p>What must hold after each kill, within {@link org.mzi.chaos.Promises#LONGEST_EFFECT} of readiness:
 *
 * <ul>
 *   <li>Every record whose last change was announced by a webhook that was answered with 202 is in Moodle as it is in Zoho;
 *       one that changed again since, at least as new as the acknowledged change.
 *   <li>No event is open, and none is parked.
 *   <li>Moodle was never offered an older {@code zoho_modified_time} after a newer one. The stand-in takes stale records
 *       here, so that nothing but the bridge prevents it.
 *   <li>A class of each burst, whose becoming active was announced twenty times at once, has one course, and Zoho its id.
 *   <li>Every answer to a webhook is 202 or 503; a lost connection is no answer.
 * </ul>
 *
 * <p>With {@code --nodes 2}, two servers share one broker and one PostgreSQL, behind a client that passes a call on to the
 * next node as a proxy does. First 10,000 webhooks at once, nothing killed: each node must finish a real share of them, one
 * token serves both, calls to Zoho at once and credits are limited and counted together. Then one of the nodes, the broker
 * and PostgreSQL are killed by turns. While a node is away the others must bring about all effects within the same time,
 * counted from the kill. What the timers do that must run on one node at a time is noted and reported.
 *
 * <p>After its own kill the application is started again; after PostgreSQL's it has to recover by itself. Zoho and Moodle
 * are stand-ins in this process, slow and losing an answer now and then.
 */
package org.mzi.chaos;
