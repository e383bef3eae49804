package org.mzi.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The plugin's mirror tables and the single function that writes and deletes each; see the domain's function table. */
enum MoodleEntity {
    STUDENTS("student", "local_mzi_update_student", "studentdata", "Deleted"),
    TEACHERS("teacher", "local_mzi_sync_teacher", "teacherdata", "Deleted"),
    REGISTRATIONS("registration", "local_mzi_create_registration", "registrationdata", "Cancelled"),
    INSTALLMENTS("registration", "local_mzi_sync_installments", "installmentsdata", null),
    PAYMENTS("payment", "local_mzi_record_payment", "paymentdata", "Voided"),
    CLASSES("class", "local_mzi_create_class", "classdata", "Cancelled"),
    ENROLLMENTS("enrollment", "local_mzi_update_enrollment", "enrollmentdata", "Withdrawn"),
    GRADES("grade", "local_mzi_submit_grade", "gradedata", null),
    REQUESTS("request", "local_mzi_update_request_status", "requestdata", "Cancelled"),
    UNITS("unit", "local_mzi_create_btec_definition", "", "Deleted");

    private final String singular;
    private final String function;
    private final String parameter;
    private final String deletedStatus;

    MoodleEntity(String singular, String function, String parameter, String deletedStatus) {
        this.singular = singular;
        this.function = function;
        this.parameter = parameter;
        this.deletedStatus = deletedStatus;
    }

    String entity() {
        return name().toLowerCase(Locale.ROOT);
    }

    String singular() {
        return singular;
    }

    String function() {
        return function;
    }

    String parameter() {
        return parameter;
    }

    /** What a deleted row says of itself; null where deleting removes the row. */
    String deletedStatus() {
        return deletedStatus;
    }

    /** Name of the key with the Zoho id. */
    String key() {
        return "zoho_" + singular + "_id";
    }

    /** The single function that deletes, or null: installments and teachers have none. */
    String deleteFunction() {
        return switch (this) {
            case TEACHERS, INSTALLMENTS -> null;
            case UNITS -> "local_mzi_delete_btec_definition";
            default -> "local_mzi_delete_" + singular;
        };
    }

    static MoodleEntity of(String name) {
        return Arrays.stream(values())
                .filter(entity -> entity.entity().equals(name))
                .findFirst()
                .orElseThrow(() -> MoodleErrors.invalidParameter("entity: unknown entity " + name));
    }

    static MoodleEntity writtenBy(String function) {
        return Arrays.stream(values())
                .filter(entity -> entity.function().equals(function))
                .findFirst()
                .orElse(null);
    }

    static MoodleEntity deletedBy(String function) {
        return Arrays.stream(values())
                .filter(entity -> function.equals(entity.deleteFunction()))
                .findFirst()
                .orElse(null);
    }

    static Set<String> singleFunctions() {
        Set<String> functions = new TreeSet<>();
        for (MoodleEntity entity : values()) {
            functions.add(entity.function());
            if (entity.deleteFunction() != null) {
                functions.add(entity.deleteFunction());
            }
        }
        return functions;
    }
}
