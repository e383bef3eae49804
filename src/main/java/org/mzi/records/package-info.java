/**
 * The integration database: what Zoho's records looked like when last read, their attributes in typed columns, and what
 * Moodle last accepted of them.
 *
 * <p>Operations: {@link org.mzi.records.EntityTypes} is the catalogue of entity types, which are data
 * ({@code entity-types.json}); {@link org.mzi.records.RecordStore} locks, writes, marks and finds records of any of them;
 * {@link org.mzi.records.RecordSearch} and {@link org.mzi.records.RecordDetails} find and show them to people.
 * A further entity type is an entry there, one in the default field maps, and a migration that makes its table from
 * {@code record_template}, with an index of the words that it is searched by; the columns are read from the database.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A batch costs one statement for each operation, whatever its size, and locks its rows in the order of their ids,
 *       so that two batches never wait for each other.
 *   <li>Attributes that a write does not name keep their value; null clears. An attribute without a column is left out:
 *       it still counts in the hash and is in {@code raw} as Zoho gave it.
 *   <li>{@code zoho_modified_time} never goes back: an older read changes nothing.
 *   <li>A deletion is a change like any other: {@code data_hash} becomes {@link org.mzi.records.RecordStore#DELETED} and
 *       differs from {@code pushed_hash} until Moodle has accepted it. A record that is read again lives again.
 *   <li>Records that Zoho deleted are removed after {@code RETENTION_DELETED_DAYS} (730); {@code raw} is emptied after
 *       {@code RETENTION_RAW_DAYS}, if set, while the attributes stay.
 *   <li>Nothing here stops a record of an erased student: whoever stores what was read asks
 *       {@link org.mzi.records.ErasedPersons} first, in the same transaction. {@link org.mzi.records.PersonRecords} finds and
 *       removes all records that hang on a student; a table that hangs on one of those without an entity type of its own
 *       refers to it with {@code on delete cascade}.
 *   <li>{@code pushed_hash} is set by {@link org.mzi.records.RecordStore#pushed} only.
 *   <li>Lists and searches for people take milliseconds with a hundred thousand records of a type, and are cancelled after five
 *       seconds.
 * </ul>
 *
 * <p>It leaves to others: reading Zoho, mapping, hashing, deciding what is newer or gone, and transactions (operations that
 * take a {@link org.jdbi.v3.core.Handle} belong to the caller's).
 */
package org.mzi.records;
