package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Json;

/**
 * Students whose data were erased. Whoever stores a record that was read from Zoho asks here first, in the same
 * transaction: an erased person's records are not taken in again until an administrator lifts that. All operations belong to
 * the caller's transaction.
 */
@ApplicationScoped
public class ErasedPersons {

    /** The outcome of an event about an erased person. */
    public static final String ERASED = "erased";

    /** Notes a student as erased; again is no error. */
    public void add(Handle handle, String zohoId, OffsetDateTime at) {
        handle.createUpdate("insert into erased_person (zoho_id, erased_at) values (:id, :at) on conflict do nothing")
                .bind("id", zohoId)
                .bind("at", at)
                .execute();
    }

    /** From now on the student's records are taken in again. Returns false when the student was not erased. */
    public boolean remove(Handle handle, String zohoId) {
        return handle.execute("delete from erased_person where zoho_id = ?", zohoId) > 0;
    }

    /**
     * Those of the records that belong to an erased student, in one query.
     *
     * @param zohoIds of records of the type
     * @param attributes of those that were read, by Zoho id; may lack some
     */
    public Set<String> among(
            Handle handle, EntityType type, Collection<String> zohoIds, Map<String, JsonObject> attributes) {
        if (type.name().equals(PersonRecords.STUDENTS)) {
            return erased(handle, zohoIds);
        }
        List<String> students = attributes.values().stream()
                .map(ErasedPersons::student)
                .filter(java.util.Objects::nonNull)
                .toList();
        Set<String> erased = students.isEmpty() ? Set.of() : erased(handle, students);
        return zohoIds.stream()
                .filter(attributes::containsKey)
                .filter(id -> student(attributes.get(id)) != null && erased.contains(student(attributes.get(id))))
                .collect(Collectors.toSet());
    }

    private static Set<String> erased(Handle handle, Collection<String> students) {
        return handle.createQuery("select zoho_id from erased_person where zoho_id = any(:ids)")
                .bindArray("ids", String.class, students)
                .mapTo(String.class)
                .set();
    }

    private static String student(JsonObject attributes) {
        return Json.text(attributes.get(PersonRecords.STUDENT_ID));
    }
}
