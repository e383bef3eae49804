package org.mzi.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;

/** Records of entity types that are only described, with tables as later migrations make them. */
class PersonRecordsIT {

    private static final String TYPES =
            """
            [{"name": "programs", "singular": "program", "title": "P", "table": "programs", "module": "P",
              "aliases": [], "parents": [], "moodle": false, "handled": true, "events": {}},
             {"name": "students", "singular": "student", "title": "S", "table": "students", "module": "S",
              "aliases": [], "parents": [], "moodle": true, "handled": true, "events": {}},
             {"name": "registrations", "singular": "registration", "title": "R", "table": "registrations", "module": "R",
              "aliases": [], "parents": ["students", "programs"], "moodle": true, "handled": true, "events": {}},
             {"name": "payments", "singular": "payment", "title": "Y", "table": "payments", "module": "Y",
              "aliases": [], "parents": ["registrations", "students"], "moodle": true, "handled": true, "events": {}},
             {"name": "requests", "singular": "request", "title": "Q", "table": "requests", "module": "Q",
              "aliases": [], "parents": ["students"], "moodle": true, "handled": false, "events": {}}]""";

    private static Database database;

    private final EntityTypes types = EntityTypes.of(TYPES, Settings.of(Map.of()));
    private final PersonRecords records = new PersonRecords(database, types);
    private final ErasedPersons erased = new ErasedPersons();

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void fill() {
        database.write(handle ->
                handle.execute("truncate students, programs, registrations, installments, payments, erased_person"));
        insert(
                "students",
                "1",
                "student_id, academic_email, email",
                "'A01B0001C', 'One@school.example', 'home@home.example'");
        insert("students", "2", "student_id, email", "'A01B0002C', 'home@home.example'");
        insert("programs", "9", "zoho_created_time", "mzi_now()");
        insert("registrations", "11", "zoho_student_id, zoho_program_id", "'1', '9'");
        insert("registrations", "12", "zoho_student_id, zoho_program_id", "'2', '9'");
        insert("payments", "21", "zoho_registration_id", "'11'");
        insert("payments", "22", "zoho_student_id", "'1'");
        insert("payments", "23", "zoho_registration_id, zoho_student_id", "'12', '2'");
    }

    private static void insert(String table, String id, String columns, String values) {
        database.write(handle -> handle.execute(
                "insert into %s (zoho_id, data_hash, sync_status, raw, created_at, updated_at, %s) values (%s, 'h', 'SYNCED', '{}', mzi_now(), mzi_now(), %s)"
                        .formatted(table, columns, "'" + id + "'", values)));
    }

    private static List<String> ids(String table) {
        return database.read(handle -> handle.createQuery("select zoho_id from " + table + " order by zoho_id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void findsWhatHangsOnTheStudentDirectlyOrThroughAnotherRecord() {
        Map<EntityType, List<String>> found = database.read(handle -> records.of(handle, "1"));
        assertThat(found)
                .containsOnlyKeys(types.get("students"), types.get("registrations"), types.get("payments"))
                .containsEntry(types.get("registrations"), List.of("11"))
                .containsEntry(types.get("payments"), List.of("21", "22"));
        assertThat(database.<Map<String, Integer>, RuntimeException>read(handle -> records.count(handle, found)))
                .isEqualTo(Map.of("students", 1, "registrations", 1, "payments", 2));
    }

    @Test
    void removesThemAndNothingOfOthers() {
        Map<String, Integer> removed = database.write(handle -> records.delete(handle, records.of(handle, "1")));
        assertThat(removed).isEqualTo(Map.of("students", 1, "registrations", 1, "payments", 2));
        assertThat(ids("students")).containsExactly("2");
        assertThat(ids("registrations")).containsExactly("12");
        assertThat(ids("payments")).containsExactly("23");
        assertThat(ids("programs")).containsExactly("9");
    }

    @Test
    void searchesByIdAndAddressWhateverTheCase() {
        assertThat(found("1")).containsExactly("1");
        assertThat(found("a01b0002c")).containsExactly("2");
        assertThat(found("ONE@school.example")).containsExactly("1");
        assertThat(found("home@home.example")).containsExactly("1", "2");
        assertThat(found("%")).isEmpty();
    }

    private List<String> found(String text) {
        return records.search(text, 20).stream().map(Person::zohoId).toList();
    }

    @Test
    void knowsRecordsOfErasedStudentsByTheirStudent() {
        database.write(handle -> {
            erased.add(handle, "1", java.time.OffsetDateTime.parse("2026-09-01T09:00:00Z"));
            return null;
        });
        assertThat(among("students", List.of("1", "2"), Map.of())).containsExactly("1");
        assertThat(among(
                        "payments",
                        List.of("31", "32", "33", "34"),
                        Map.of(
                                "31", Json.object("{\"zoho_student_id\":\"1\"}"),
                                "32", Json.object("{\"zoho_student_id\":\"2\"}"),
                                "33", Json.object("{\"zoho_student_id\":null}"))))
                .containsExactly("31");
    }

    private Set<String> among(String type, List<String> ids, Map<String, jakarta.json.JsonObject> attributes) {
        return database.read(handle -> erased.among(handle, types.get(type), ids, attributes));
    }
}
