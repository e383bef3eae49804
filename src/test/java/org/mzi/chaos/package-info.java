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
 * </ul>
 *
 * <p>After its own kill the application is started again; after PostgreSQL's it has to recover by itself. Zoho and Moodle
 * are stand-ins in this process, slow and losing an answer now and then.
 */
package org.mzi.chaos;
