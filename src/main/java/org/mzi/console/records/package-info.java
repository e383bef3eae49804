/**
 * The console's screens of records: the list of each entity type, one record with all that is known of it and what happened to it,
 * and the search over everything.
 *
 * <p>Nothing here knows any entity type: what is shown of one, and what finds it, is said by its
 * {@link org.mzi.records.Display}. Only students are special: with the events of a student come those of all records that
 * belong to the student.
 *
 * <p>Having records looked at or pushed again needs the role operator, which {@link org.mzi.console.records.RecordActions} checks
 * whatever was clicked, and is recorded in the audit trail.
 */
package org.mzi.console.records;
