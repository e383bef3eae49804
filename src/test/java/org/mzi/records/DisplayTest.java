package org.mzi.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;

class DisplayTest {

    private final Display students = EntityTypes.load().get("students").display();

    @Test
    void theFirstLabelThatIsNotEmptyIsTaken() {
        assertThat(label("{\"display_name\": \"Layla H.\", \"first_name\": \"Layla\"}"))
                .isEqualTo("Layla H.");
        assertThat(label("{\"display_name\": \"  \", \"first_name\": \"Layla\", \"last_name\": \"Haddad\"}"))
                .isEqualTo("Layla Haddad");
        assertThat(label("{\"display_name\": null, \"first_name\": null, \"last_name\": \" Al  Haddad \"}"))
                .isEqualTo("Al Haddad");
        assertThat(label("{\"student_id\": \"A1\"}")).isNull();
        Display enrolments = EntityTypes.load().get("enrollments").display();
        assertThat(enrolments.label(Json.object("{\"student_name\": \"Layla\", \"class_name\": \"Art, 4\"}")))
                .isEqualTo("Layla · Art, 4");
        assertThat(enrolments.label(Json.object("{\"student_name\": \"Layla\", \"class_name\": null}")))
                .isEqualTo("Layla");
    }

    private String label(String attributes) {
        return students.label(Json.object(attributes));
    }

    @Test
    void attributesOfLabelsAndColumnsAreReadOnce() {
        assertThat(students.shown())
                .containsExactly("display_name", "first_name", "last_name", "student_id", "academic_email", "status");
    }

    @Test
    void aTypeWithoutOneShowsItsIdsOnly() {
        assertThat(Display.fromJson(null)).isEqualTo(Display.NOTHING);
        assertThat(Display.NOTHING.label(Json.object("{\"name\": \"x\"}"))).isNull();
    }

    @Test
    void whatCannotBeAColumnIsRefused() {
        assertThatThrownBy(() -> new Display(List.of("name; drop"), List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name;");
    }
}
