package org.mzi.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.sandbox.ZohoStandIn;

/**
 * One record of each entity type in Zoho, each referring to those before it.
 *
 * @param ids Zoho ids by entity type, parents first
 */
record School(Map<String, String> ids) {

    /** Entity type to Zoho module. */
    static final Map<String, String> MODULES = Map.of(
            "programs", "Products",
            "units", "BTEC",
            "teachers", "BTEC_Teachers",
            "students", "BTEC_Students",
            "classes", "BTEC_Classes",
            "registrations", "BTEC_Registrations",
            "enrollments", "BTEC_Enrollments",
            "payments", "BTEC_Payments",
            "grades", "BTEC_Grades",
            "requests", "BTEC_Student_Requests");

    /** Entity type to the webhook that tells of a new or changed record. */
    static final Map<String, String> EVENTS = Map.of(
            "programs", "program_updated",
            "units", "btec_definition_updated",
            "teachers", "teacher_updated",
            "students", "student_updated",
            "classes", "class_updated",
            "registrations", "registration_created",
            "enrollments", "enrollment_updated",
            "payments", "payment_recorded",
            "grades", "grade_submitted",
            "requests", "request_status_changed");

    static School in(ZohoStandIn zoho, int number) {
        Map<String, String> ids = new LinkedHashMap<>();
        put(zoho, ids, "programs", Map.of("Product_Name", "HND " + number, "Program_Price", 1500.5, "MoodleID", "7"));
        put(
                zoho,
                ids,
                "units",
                Map.of(
                        "Name",
                        "Programming " + number,
                        "Unit_Code",
                        "U1",
                        "P1_description",
                        "Define",
                        "P3_description",
                        "Write",
                        "M1_description",
                        "Analyse",
                        "D2_description",
                        "Evaluate"));
        put(
                zoho,
                ids,
                "teachers",
                Map.of("Name", "Omar " + number, "Academic_Email", "omar" + number + "@staff.example"));
        put(
                zoho,
                ids,
                "students",
                Map.of(
                        "First_Name",
                        "Layla",
                        "Last_Name",
                        "Haddad " + number,
                        "Academic_Email",
                        "layla" + number + "@school.example"));
        put(
                zoho,
                ids,
                "classes",
                Map.of(
                        "Class_Name",
                        "Programming, group " + number,
                        "Class_Status",
                        "Pending",
                        "BTEC_Program",
                        ids.get("programs"),
                        "Unit",
                        ids.get("units"),
                        "Teacher",
                        ids.get("teachers"),
                        "Start_Date",
                        "2026-09-01"));
        put(
                zoho,
                ids,
                "registrations",
                Map.of(
                        "Name",
                        "R-" + number,
                        "Student_ID",
                        ids.get("students"),
                        "Program",
                        ids.get("programs"),
                        "Program_Price",
                        1500.50,
                        "Remaining_Amount",
                        1000.25,
                        "Currency",
                        "USD",
                        "Payment_Schedule",
                        List.of(
                                Map.of(
                                        "Installment_No",
                                        1,
                                        "Due_Date",
                                        "2026-09-01",
                                        "Installment_Amount",
                                        500.25,
                                        "Installment_Status",
                                        "Paid",
                                        "Paid_Date",
                                        "2026-08-30"),
                                Map.of("Due_Date", "2026-12-01", "Installment_Amount", 1000.25))));
        put(
                zoho,
                ids,
                "enrollments",
                Map.of(
                        "Enrolled_Students",
                        ids.get("students"),
                        "Classes",
                        ids.get("classes"),
                        "Start_Date",
                        "2026-09-01",
                        "Enrollment_Type",
                        "Normal"));
        put(
                zoho,
                ids,
                "payments",
                Map.of(
                        "Name",
                        "P-" + number,
                        "Registration_ID",
                        ids.get("registrations"),
                        "Student_ID",
                        ids.get("students"),
                        "Payment_Amount",
                        500.25,
                        "Payment_Date",
                        "2026-08-30",
                        "Payment_Method",
                        "Cash"));
        put(
                zoho,
                ids,
                "grades",
                Map.of(
                        "BTEC_Grade_Name",
                        "Layla, U1, D",
                        "Student",
                        ids.get("students"),
                        "Class",
                        ids.get("classes"),
                        "Grade",
                        "RR",
                        "Attempt_Number",
                        2,
                        "Feedback",
                        "Once more",
                        "Learning_Outcomes_Assessm",
                        List.of(Map.of("LO_Code", "LO1", "LO_Title", "Define", "LO_Score", "P"))));
        put(
                zoho,
                ids,
                "requests",
                Map.of(
                        "Name",
                        "Q-" + number,
                        "Student",
                        ids.get("students"),
                        "Request_Type",
                        "Change Information",
                        "Status",
                        "Pending",
                        "Change_Information",
                        List.of(Map.of("Field_Name", "City", "Current_Value", "Amman", "New_Value", "Aleppo"))));
        return new School(ids);
    }

    private static void put(ZohoStandIn zoho, Map<String, String> ids, String entity, Map<String, ?> fields) {
        ids.put(entity, zoho.put(MODULES.get(entity), fields));
    }

    String id(String entity) {
        return ids.get(entity);
    }
}
