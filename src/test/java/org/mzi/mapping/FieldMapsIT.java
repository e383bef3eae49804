package org.mzi.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;

class FieldMapsIT {

    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    private static final List<FieldRule> RULES = List.of(
            new FieldRule("student_id", List.of("Student_Number", "Name"), Extraction.VALUE),
            new FieldRule("shoe_size", List.of("Shoe_Size"), Extraction.NUMBER, "0"));

    private static Database database;

    private final FieldMaps maps = new FieldMaps(database, Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate field_mapping"));
    }

    @Test
    void answersTheDefaultWhileNothingIsStored() {
        assertThat(maps.of("students").version()).isZero();
        assertThat(maps.of("students")).isEqualTo(maps.defaultOf("students"));
        assertThat(maps.zohoFields("teachers"))
                .containsExactly(
                        "id",
                        "Created_Time",
                        "Modified_Time",
                        "Name",
                        "Email",
                        "Academic_Email",
                        "Phone_Number",
                        "Teacher_Moodle_ID");
    }

    @Test
    void putsASavedVersionInForceAtOnceAndKeepsTheOldOne() {
        FieldMap first = maps.save("students", RULES, "ann");
        FieldMap second = maps.save("students", RULES.subList(0, 1), "ann", "No shoes");

        assertThat(first.version()).isEqualTo(1);
        assertThat(maps.of("students")).isEqualTo(second);
        assertThat(second.version()).isEqualTo(2);
        assertThat(maps.of("teachers").version()).isZero();
        assertThat(database.<List<String>, RuntimeException>read(handle -> handle.createQuery(
                                "select version || ' ' || created_by || ' ' || coalesce(comment, '-') from field_mapping")
                        .mapTo(String.class)
                        .list()))
                .containsExactlyInAnyOrder("1 ann -", "2 ann No shoes");
    }

    @Test
    void readsBackWhatWasSavedWithIdAndTimesInFront() {
        FieldMap saved = maps.save("students", RULES, "ann");

        assertThat(new FieldMaps(database, Clock.systemUTC()).of("students")).isEqualTo(saved);
        assertThat(saved.rules())
                .extracting(FieldRule::attribute)
                .containsExactly(
                        "zoho_student_id", "zoho_created_time", "zoho_modified_time", "student_id", "shoe_size");
    }

    @Test
    void savesWhatItGaveWithoutDoublingTheFixedRules() {
        maps.save("students", maps.of("students").rules(), "ann");

        assertThat(maps.of("students").rules())
                .isEqualTo(maps.defaultOf("students").rules());
    }

    @Test
    void seesAnotherNodesVersionAfterThreeSeconds() {
        TickingClock clock = new TickingClock();
        FieldMaps other = new FieldMaps(database, clock);
        assertThat(other.of("students").version()).isZero();

        maps.save("students", RULES, "ann");

        clock.now = NOON.plusSeconds(3);
        assertThat(other.of("students").version()).isZero();
        clock.now = NOON.plus(Duration.ofMillis(3001));
        assertThat(other.of("students").version()).isEqualTo(1);
    }

    @Test
    void storesNothingThatCannotBeApplied() {
        List<FieldRule> wrong = List.of(new FieldRule("Major", List.of("Major"), Extraction.VALUE));

        assertThatThrownBy(() -> maps.save("students", wrong, "ann")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> maps.save("rooms", RULES, "ann")).isInstanceOf(IllegalArgumentException.class);
        assertThat(maps.of("students").version()).isZero();
    }

    private static final class TickingClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
