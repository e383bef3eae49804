package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;

/**
 * Everything that is stored about one student: the student's own record, and the records of every type that has students, or
 * such a type, among its parents and a column with the parent's id. New entity types come in by their description alone.
 */
@ApplicationScoped
public class PersonRecords {

    static final String STUDENTS = "students";
    static final String STUDENT_ID = "zoho_student_id";

    private static final String SELECT =
            """
            select zoho_id, student_id, first_name, last_name, display_name, academic_email, email, phone_number, national_id
            from students
            """;

    private final Database database;
    private final EntityTypes types;
    private final Map<EntityType, Set<String>> attributes = new ConcurrentHashMap<>();

    @Inject
    public PersonRecords(Database database, EntityTypes types) {
        this.database = database;
        this.types = types;
    }

    PersonRecords() {
        this(null, null);
    }

    /** Students of which that is the Zoho id, the student id or one of the e-mail addresses, whatever its case. */
    public List<Person> search(String text, int limit) {
        return database.read(handle -> handle.createQuery(
                        SELECT
                                + """
                                where zoho_id = :text or lower(student_id) = lower(:text)
                                   or lower(academic_email) = lower(:text) or lower(email) = lower(:text)
                                order by zoho_id limit :limit""")
                .bind("text", text)
                .bind("limit", limit)
                .mapTo(Person.class)
                .list());
    }

    public Optional<Person> find(Handle handle, String zohoId) {
        return handle.createQuery(SELECT + "where zoho_id = :id")
                .bind("id", zohoId)
                .mapTo(Person.class)
                .findOne();
    }

    /** Ids of the Moodle accounts that the student is linked with, or that Zoho says are the student's. */
    public List<Long> moodleUsers(Handle handle, String zohoId) {
        return handle.createQuery(
                        """
                        select distinct cast(id as bigint) from students
                        cross join lateral (values (moodle_id), (moodle_user_id)) ids (id)
                        where zoho_id = :id and id ~ '^[0-9]{1,18}$'""")
                .bind("id", zohoId)
                .mapTo(Long.class)
                .list();
    }

    /** Zoho ids of the student's records by type, parents first. The student's own is in it whether it is stored or not. */
    public Map<EntityType, List<String>> of(Handle handle, String zohoId) {
        Map<EntityType, List<String>> found = new LinkedHashMap<>();
        for (EntityType type : types.handled()) {
            if (type.name().equals(STUDENTS)) {
                found.put(type, List.of(zohoId));
            } else {
                List<String> ids = children(handle, type, found);
                if (!ids.isEmpty()) {
                    found.put(type, ids);
                }
            }
        }
        return found;
    }

    private List<String> children(Handle handle, EntityType type, Map<EntityType, List<String>> parents) {
        List<EntityType> owners = parents.keySet().stream()
                .filter(parent -> type.parents().contains(parent.name()))
                .toList();
        if (owners.isEmpty()) {
            return List.of();
        }
        Set<String> columns = attributes.computeIfAbsent(
                type, unknown -> RecordTable.of(handle, unknown).attributes());
        Set<String> ids = new java.util.TreeSet<>();
        owners.stream()
                .filter(owner -> columns.contains(owner.idAttribute()))
                .forEach(owner -> ids.addAll(handle.createQuery("select zoho_id from %s where %s = any(:ids)"
                                .formatted(type.table(), owner.idAttribute()))
                        .bindArray("ids", String.class, parents.get(owner))
                        .mapTo(String.class)
                        .list()));
        return List.copyOf(ids);
    }

    /** Rows of these records that are there, by table; only tables with some. */
    public Map<String, Integer> count(Handle handle, Map<EntityType, List<String>> records) {
        return byTable(records, (type, ids) -> handle.createQuery(
                        "select count(*) from %s where zoho_id = any(:ids)".formatted(type.table()))
                .bindArray("ids", String.class, ids)
                .mapTo(Integer.class)
                .one());
    }

    /** Removes rows with all that is in them, children first. Returns how many, by table. */
    public Map<String, Integer> delete(Handle handle, Map<EntityType, List<String>> records) {
        List<EntityType> childrenFirst = new ArrayList<>(records.keySet());
        java.util.Collections.reverse(childrenFirst);
        Map<EntityType, List<String>> ordered = new LinkedHashMap<>();
        childrenFirst.forEach(type -> ordered.put(type, records.get(type)));
        return byTable(ordered, (type, ids) -> handle.createUpdate(
                        "delete from %s where zoho_id = any(:ids)".formatted(type.table()))
                .bindArray("ids", String.class, ids)
                .execute());
    }

    private interface RowCount {
        int of(EntityType type, List<String> ids);
    }

    private static Map<String, Integer> byTable(Map<EntityType, List<String>> records, RowCount count) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        records.forEach((type, ids) -> {
            int number = count.of(type, ids);
            if (number > 0) {
                rows.put(type.table(), number);
            }
        });
        return rows;
    }
}
