/**
 * Erases everything about one student, here and in Moodle's mirror, for good.
 *
 * <p>Operations: {@link org.mzi.erasure.Erasures} finds a student, tells what an erasure would remove, orders it, lists those
 * that were ordered, and lifts the block that an erasure leaves behind.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>An erasure is an event ({@code student.erase}), so that it is finished whatever node or database dies meanwhile; each
 *       step may be done again. Its order and the note that the student is erased are one commit.
 *   <li>From that commit on no record of the student is taken in any more: their events end SKIPPED with the outcome
 *       {@code erased}, although Zoho may still have them, until an administrator lifts that. Work that had begun before is
 *       waited for before anything is removed.
 *   <li>Removed: the student's row and the rows of all types that belong to students, with their raw form. Emptied: the
 *       student's events (content, problem, attempts, outcome), other events that mention them by an identifying value, and
 *       details of the audit trail that do. Events keep their Zoho id and deduplication key.
 *   <li>Last removed are the rows, in the transaction that orders the erasure in Moodle ({@code student.erase-in-moodle}):
 *       until then they tell what to look for. That second event waits for a Moodle that is down, hangs or is paused.
 *   <li>Where Moodle's plugin cannot erase, or Moodle is switched off, nothing is changed there, and the result says so.
 *   <li>What stays is the Zoho id with the time, who ordered it and the number of rows; in the audit trail too.
 * </ul>
 *
 * <p>Left to others: erasing in Zoho, in Moodle's own tables (courses, grades, log), and in backups.
 */
package org.mzi.erasure;
