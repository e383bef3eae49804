package org.mzi.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

class EntityTypesTest {

    private static final String ROOMS =
            """
            [{"name":"rooms","singular":"room","title":"Rooms","table":"rooms","module":"Rooms","aliases":[],
              "parents":[],"moodle":true,"handled":true,"events":{"room_updated":"UPSERT"}}%s]""";

    private final EntityTypes types = EntityTypes.load();

    @Test
    void listsParentsBeforeChildren() {
        assertThat(types.all())
                .extracting(EntityType::name)
                .containsExactly(
                        "programs",
                        "units",
                        "teachers",
                        "students",
                        "classes",
                        "registrations",
                        "enrollments",
                        "payments",
                        "grades",
                        "requests");
        assertThat(types.all()).extracting(EntityType::order).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(types.get("classes").parents()).containsExactly("programs", "units", "teachers");
    }

    @Test
    void knowsEveryWebhookEventOfTheDomain() {
        assertThat(types.all().stream()
                        .flatMap(type -> type.events().entrySet().stream()
                                .map(event -> event.getKey() + " " + type.name() + " " + event.getValue()))
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .isEqualTo(
                        """
                        btec_definition_deleted units DELETE
                        btec_definition_updated units UPSERT
                        class_created classes UPSERT
                        class_deleted classes DELETE
                        class_updated classes UPSERT
                        enrollment_deleted enrollments DELETE
                        enrollment_updated enrollments UPSERT
                        grade_deleted grades DELETE
                        grade_submitted grades UPSERT
                        payment_deleted payments DELETE
                        payment_recorded payments UPSERT
                        program_deleted programs DELETE
                        program_updated programs UPSERT
                        registration_created registrations UPSERT
                        registration_deleted registrations DELETE
                        request_deleted requests DELETE
                        request_status_changed requests UPSERT
                        student_deleted students DELETE
                        student_updated students UPSERT
                        submit_student_request requests UPSERT
                        teacher_deleted teachers DELETE
                        teacher_updated teachers UPSERT""");
    }

    @Test
    void pushesAllButProgrammesToMoodle() {
        assertThat(types.all())
                .filteredOn(type -> !type.moodle())
                .extracting(EntityType::name)
                .containsExactly("programs");
    }

    @Test
    void namesTheAttributeOfEachTypesOwnId() {
        assertThat(types.all())
                .extracting(EntityType::idAttribute)
                .containsExactly(
                        "zoho_program_id",
                        "zoho_unit_id",
                        "zoho_teacher_id",
                        "zoho_student_id",
                        "zoho_class_id",
                        "zoho_registration_id",
                        "zoho_enrollment_id",
                        "zoho_payment_id",
                        "zoho_grade_id",
                        "zoho_request_id");
    }

    @Test
    void takesTheModuleFromItsSettingElseTheDefault() {
        Map<String, String> settings = new HashMap<>();
        EntityTypes types = new EntityTypes(Settings.of(settings), EntityTypes.read());
        EntityType students = types.get("students");

        assertThat(types.module(students)).isEqualTo("BTEC_Students");
        settings.put("ZOHO_MODULE_STUDENTS", "Contacts");
        assertThat(types.module(students)).isEqualTo("Contacts");
    }

    @Test
    void findsTheTypeOfAModuleByItsNameHereBeforeDefaultsAndAliases() {
        Map<String, String> settings = Map.of("ZOHO_MODULE_PAYMENTS", "BTEC_Requests");

        assertThat(types.ofModule("BTEC_Requests")).contains(types.get("requests"));
        assertThat(types.ofModule("BTEC_Students")).contains(types.get("students"));
        assertThat(types.ofModule("Leads")).isEmpty();
        assertThat(new EntityTypes(Settings.of(settings), EntityTypes.read()).ofModule("BTEC_Requests"))
                .contains(types.get("payments"));
    }

    @Test
    void declaresAModuleSettingForEachType() {
        assertThat(new RecordsSettings().settings())
                .extracting(Setting::name)
                .hasSize(10)
                .contains("ZOHO_MODULE_PROGRAMS", "ZOHO_MODULE_REQUESTS");
    }

    @Test
    void takesAnotherTypeFromDataAlone() {
        EntityTypes types = EntityTypes.of(ROOMS.formatted(""), Settings.of(Map.of("ZOHO_MODULE_ROOMS", "Halls")));

        assertThat(types.module(types.get("rooms"))).isEqualTo("Halls");
        assertThat(types.handled()).hasSize(1);
    }

    @Test
    void refusesACatalogueThatContradictsItself() {
        String child = ROOMS.formatted("").replace("\"parents\":[]", "\"parents\":[\"houses\"]");
        String twice = ROOMS.formatted("," + ROOMS.formatted("").replaceAll("^\\[|\\]$", ""));
        String table = ROOMS.formatted("").replace("\"table\":\"rooms\"", "\"table\":\"rooms; drop\"");

        assertThatThrownBy(() -> EntityTypes.of(child, null)).hasMessageContaining("must come before");
        assertThatThrownBy(() -> EntityTypes.of(twice, null)).hasMessageContaining("twice");
        assertThatThrownBy(() -> EntityTypes.of(table, null)).hasMessageContaining("lower-case");
    }
}
