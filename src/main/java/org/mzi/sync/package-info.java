/**
 * Brings what changed in Zoho to the integration database and to Moodle. One handler for each entity type, all of
 * the same class, {@link org.mzi.sync.RecordHandler}; what a type needs in Moodle beside its record is its {@link
 * org.mzi.sync.Companion}.
 *
 * <p>An event names a record, never its content. A batch of them becomes one read from Zoho, a short transaction that stores
 * what was read, one call to Moodle and a short transaction that ends the events.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Only what was read is written. A failed read changes nothing; a field that was not read keeps its value; a read that
 *       is older than what is stored is made again.
 *   <li>Absent is not gone: a record is deleted only when Zoho lists it as deleted and does not show it when asked for it
 *       alone; what proved it once still does for a deleted record that Zoho does not show. Without that proof it is looked for
 *       again for {@code SYNC_NOT_VISIBLE_AFTER} (ten minutes) at least, then parked as not visible.
 *   <li>Deletions of one type within ten minutes that are more than {@code SYNC_MASS_DELETION_COUNT} (20) and also more than
 *       {@code SYNC_MASS_DELETION_PERCENT} (5 %) wait for a person.
 *   <li>Records may come in any order. One whose parent is not there (stored and, when records are pushed, in Moodle) asks for it
 *       and waits, without using up attempts; a parent that needs a person parks its children with the reason, and they go on by
 *       themselves once it is there.
 *   <li>A subform is read whole or not at all: rows that were not read keep what is stored. Instalments are replaced as a set.
 *   <li>A record that changes its parent in Zoho (a payment its registration) has it read again, and the former one when it
 *       moves, {@code SYNC_REFRESH_AFTER} (ten seconds) after its last change, a minute after the first at the latest.
 *   <li>A record that Moodle is told of with something of its parent (a class's course lies in its programme's category) is
 *       pushed again when the parent changes.
 *   <li>Enrolments that Moodle kept because their student or course was missing there are pushed again when it appears.
 *   <li>A class has one Moodle course, ever. Zoho is told its id, and every enrolment of the class is looked at, by events of their
 *       own, which are stored with the end of the class's. A course that is gone waits for a person ({@link
 *       org.mzi.sync.CourseChoice}).
 *   <li>What a request decides on a photo reaches Moodle by an event of its own, which names the request: a photo handed in since
 *       is not meant. While {@code MOODLE_ENABLED} is false the request counts as not pushed.
 *   <li>Moodle is not called for a record that it has accepted as it is. What it has accepted is noted in the
 *       transaction that ends the event, so that a crash before means another push, never a missing one.
 *   <li>A module that is not there or may not be read pauses the destination {@code zoho.<entity>} only: other types go on.
 *   <li>Records of a student who was erased are neither stored nor pushed; their events end SKIPPED, {@code erased}.
 *   <li>While {@code MOODLE_ENABLED} is false records are stored only; when it becomes true, and when {@code MOODLE_BASE_URL}
 *       changes, everything outstanding is pushed, whatever is under way meanwhile. Another address is another Moodle: what the
 *       former one accepted is forgotten, its course ids too; deletions stand.
 * </ul>
 *
 * <p>{@link org.mzi.sync.OnDemand} has records read or pushed once more because a person asks for it.
 *
 * <p>Entity types that are not pushed to Moodle are stored only. A value that does not have the form its rule expects parks
 * the event, and nothing of the record is written.
 *
 * <p>Left to others: retries and pauses, which the engine makes of the failures and outcomes it is told.
 */
package org.mzi.sync;
