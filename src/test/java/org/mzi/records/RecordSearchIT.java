package org.mzi.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.mapping.FieldMaps;
import org.mzi.platform.Database;
import org.mzi.records.RecordSearch.Filter;
import org.mzi.records.RecordSearch.Order;
import org.mzi.records.RecordSearch.Row;

/** What the console asks of the records, on a real PostgreSQL. */
class RecordSearchIT {

    private static final EntityTypes TYPES = EntityTypes.load();
    private static final EntityType STUDENTS = TYPES.get("students");
    private static final EntityType REGISTRATIONS = TYPES.get("registrations");
    private static final EntityType PAYMENTS = TYPES.get("payments");

    private static Database database;
    private static RecordSearch search;
    private static RecordDetails details;

    @BeforeAll
    static void aSchool() {
        database = TestDatabase.create().database();
        search = new RecordSearch(database, TYPES);
        details =
                new RecordDetails(TYPES, new RecordStore(database, TYPES), search, new PersonRecords(database, TYPES));
        insert(
                "students",
                "101",
                "SYNCED",
                1,
                "display_name, student_id, academic_email, email",
                "'Layla O''Haddad', 'A01B0001C', 'layla@school.example', 'Home@home.example'");
        insert("students", "102", "PROBLEM", 2, "first_name, last_name, student_id", "'Zayd', 'Haddadin', 'A01B0002C'");
        insert("students", "103", "PENDING", 3, "display_name", "'\u0644\u064A\u0644\u0649'");
        insert("students", "104", "DELETED", 4, "display_name, deleted_at", "'Amal \\ Said', mzi_now()");
        insert("students", "105", "SYNCED", null, "display_name", "null");
        insert("programs", "201", "LOCAL", 1, "program_name", "'HND Computing'");
        insert(
                "registrations",
                "301",
                "SYNCED",
                1,
                "registration_number, zoho_student_id, zoho_program_id",
                "'R-77', '101', '201'");
        insert("registrations", "302", "SYNCED", 2, "registration_number, zoho_student_id", "'R-78', '999'");
        insert(
                "payments",
                "401",
                "SYNCED",
                1,
                "payment_number, zoho_registration_id, payment_amount",
                "'P-1', '301', 500.25");
        database.write(
                handle -> handle.execute(
                        "insert into installments (zoho_registration_id, position, amount) values ('301', 2, 7), ('301', 1, 500.25)"));
    }

    private static void insert(String table, String id, String status, Integer day, String columns, String values) {
        database.write(handle -> handle.execute(
                """
                insert into %s (zoho_id, data_hash, pushed_hash, sync_status, zoho_modified_time, raw, created_at, updated_at, %s)
                values ('%s', 'h', case when '%s' = 'PENDING' then null else 'h' end, '%s',
                        timestamptz '2026-09-01T00:00:00Z' + %s * interval '1 day', '{}', mzi_now(), mzi_now(), %s)"""
                        .formatted(table, columns, id, status, status, day, values)));
    }

    private static List<String> found(EntityType type, String text, SyncStatus status, Order order) {
        Filter filter = new Filter(type, text, status);
        List<String> ids =
                search.page(filter, order, 0, 50).stream().map(Row::zohoId).toList();
        assertThat(search.count(filter, 50)).isEqualTo(ids.size());
        return ids;
    }

    private static List<String> found(String text) {
        return found(STUDENTS, text, null, Order.NEWEST);
    }

    @Test
    void everyWordOfATextBeginsAWordOfTheRecord() {
        assertThat(found("hadd")).containsExactly("102");
        assertThat(found("O'HADD layl")).containsExactly("101");
        assertThat(found("zayd layla")).isEmpty();
        assertThat(found("addad")).isEmpty();
        assertThat(found("a01b")).containsExactly("102", "101");
        assertThat(found("layla@school.example")).containsExactly("101");
        assertThat(found("\u0644\u064A\u0644")).containsExactly("103");
        assertThat(found("103")).containsExactly("103");
    }

    @Test
    void signsMeanNothingButThemselves() {
        assertThat(found("%")).isEmpty();
        assertThat(found("' & :* | !")).isEmpty();
        assertThat(found("amal \\ said")).containsExactly("104");
        assertThat(found("- . /")).isEmpty();
        assertThat(found("x".repeat(3_000))).isEmpty();
    }

    @Test
    void whatNotEverybodyMayReadFindsARecordInFullOnly() {
        assertThat(found("home@HOME.example")).containsExactly("101");
        assertThat(found("home@")).isEmpty();
        assertThat(found("home")).isEmpty();
    }

    @Test
    void aStatusNarrowsAndOrdersAreAsTheyAreCalled() {
        assertThat(found(STUDENTS, null, SyncStatus.PROBLEM, Order.NEWEST)).containsExactly("102");
        assertThat(found(STUDENTS, null, SyncStatus.PENDING, Order.NEWEST)).containsExactly("103");
        assertThat(found(STUDENTS, null, SyncStatus.DELETED, Order.NEWEST)).containsExactly("104");
        assertThat(found(STUDENTS, "layla", SyncStatus.DELETED, Order.NEWEST)).isEmpty();
        assertThat(found(STUDENTS, null, null, Order.NEWEST)).containsExactly("104", "103", "102", "101", "105");
        assertThat(found(STUDENTS, null, null, Order.OLDEST)).containsExactly("105", "101", "102", "103", "104");
        assertThat(found(STUDENTS, null, null, Order.LABEL)).startsWith("104", "101", "102");
        assertThat(found(STUDENTS, null, null, Order.LABEL_BACKWARDS)).endsWith("102", "101", "104");
    }

    @Test
    void countsStopAtTheirCapForEachType() {
        assertThat(search.counts(null, null, 3)).containsEntry("students", 3L).containsEntry("registrations", 2L);
        assertThat(search.counts("r 77", null, 3))
                .containsEntry("registrations", 1L)
                .containsEntry("students", 0L);
    }

    @Test
    void aRowTellsWhatItBelongsToAndWhatIsNotHereYet() {
        List<Row> rows = search.page(new Filter(REGISTRATIONS, null, null), Order.OLDEST, 0, 50);

        assertThat(rows.get(0).label()).isEqualTo("R-77");
        assertThat(rows.get(0).parents())
                .extracting(RecordLink::label)
                .containsExactly("Layla O'Haddad", "HND Computing");
        assertThat(rows.get(1).parents()).singleElement().satisfies(parent -> {
            assertThat(parent.zohoId()).isEqualTo("999");
            assertThat(parent.isHere()).isFalse();
        });
        assertThat(found(REGISTRATIONS, "999", null, Order.NEWEST)).containsExactly("302");
    }

    @Test
    void oneRecordHasItsSubformsItsParentsAndItsChildren() {
        RecordDetails.Details registration = details.find(REGISTRATIONS, "301").orElseThrow();

        assertThat(registration.label()).isEqualTo("R-77");
        assertThat(registration.attributes().getJsonArray("installments"))
                .extracting(row -> row.asJsonObject().getJsonNumber("amount").toString())
                .containsExactly("500.25", "7");
        assertThat(registration.attributes()).doesNotContainKeys("raw", "data_hash", "zoho_id");
        assertThat(registration.parents()).extracting(RecordLink::zohoId).containsExactly("101", "201");
        assertThat(registration.children()).singleElement().satisfies(children -> {
            assertThat(children.type()).isEqualTo(PAYMENTS);
            assertThat(children.number()).isEqualTo(1);
            assertThat(children.first()).extracting(RecordLink::label).containsExactly("P-1");
        });
        assertThat(details.find(STUDENTS, "999")).isEmpty();
    }

    @Test
    void withAStudentComesWhatBelongsToTheStudent() {
        assertThat(details.family(STUDENTS, "101"))
                .containsOnlyKeys(STUDENTS, REGISTRATIONS, PAYMENTS)
                .containsEntry(PAYMENTS, List.of("401"));
        assertThat(details.family(REGISTRATIONS, "301")).isEqualTo(Map.of(REGISTRATIONS, List.of("301")));
        assertThat(details.labels(Map.of(STUDENTS, List.of("101", "105", "999"))))
                .containsEntry("101", "Layla O'Haddad")
                .doesNotContainKey("999");
    }

    /** A type whose description changes needs its index changed by a migration. */
    @Test
    void everyTypeHasTheIndexThatItsSearchIsAbout() {
        for (EntityType type : TYPES.handled()) {
            assertThat(plan(type, "some words", Order.NEWEST)).contains(type.table() + "_words");
            assertThat(plan(type, null, Order.LABEL)).contains(type.table() + "_label");
            assertThat(plan(type, null, Order.LABEL_BACKWARDS)).contains("Backward using " + type.table() + "_label");
        }
    }

    private static String plan(EntityType type, String text, Order order) {
        return database.write(handle -> {
            handle.execute("set local enable_seqscan = off; set local enable_sort = off");
            RecordQuery query = new RecordQuery(type, search.parentsWithColumn(handle, type));
            if (text != null) {
                query.text(text);
            }
            return String.join(
                    "\n",
                    query.bind(handle.createQuery("explain " + query.page(text != null, order, 0, 10)))
                            .mapTo(String.class)
                            .list());
        });
    }

    @Test
    void onlyWhatEverybodyMayReadIsShownAndSearched() {
        FieldMaps maps = new FieldMaps(database, Clock.systemUTC());
        for (EntityType type : TYPES.handled()) {
            Display display = type.display();
            Set<String> known = new HashSet<>();
            maps.defaultOf(type.name()).rules().forEach(rule -> known.add(rule.attribute()));
            assertThat(Stream.concat(display.shown().stream(), display.search().stream()))
                    .as(type.name())
                    .isNotEmpty()
                    .allMatch(known::contains)
                    .noneMatch(maps.personal()::contains);
            assertThat(display.exact()).allMatch(known::contains);
        }
    }
}
