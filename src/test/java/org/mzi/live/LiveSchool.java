package org.mzi.live;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mzi.sandbox.SampleData;
import org.mzi.sandbox.ZohoStandIn;

/** A school of every entity type in Zoho: each student with a registration, in two classes, some with grades and requests. */
final class LiveSchool {

    static final int CLASSES = 20;
    private static final int TEACHERS = 10;
    private static final LocalDate BEGIN = LocalDate.of(2026, 9, 1);
    private static final List<String> LETTERS = List.of("D", "M", "P", "R", "RR", "F");

    private final ZohoStandIn zoho;
    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    LiveSchool(ZohoStandIn zoho, int students) {
        this.zoho = zoho;
        ids.put("program_updated", put("Products", 3, this::program));
        ids.put("btec_definition_updated", put("BTEC", CLASSES, this::unit));
        ids.put("teacher_updated", put("BTEC_Teachers", TEACHERS, LiveSchool::teacher));
        ids.put("student_updated", new SampleData(zoho, 5).students(students));
        ids.put("class_updated", put("BTEC_Classes", CLASSES, this::inClass));
        ids.put("registration_created", put("BTEC_Registrations", students, this::registration));
        ids.put("enrollment_updated", put("BTEC_Enrollments", 2 * students, this::enrolment));
        ids.put("payment_recorded", put("BTEC_Payments", students + students / 2, this::payment));
        ids.put("grade_submitted", put("BTEC_Grades", students / 2, this::grade));
        ids.put("request_status_changed", put("BTEC_Student_Requests", students / 10, this::request));
    }

    /** Ids by the webhook that tells of them, parents first. */
    Map<String, List<String>> ids() {
        return ids;
    }

    private interface Maker {
        Map<String, Object> make(int number);
    }

    private List<String> put(String module, int count, Maker maker) {
        return IntStream.range(0, count)
                .mapToObj(number -> zoho.put(module, maker.make(number)))
                .toList();
    }

    private String id(String event, int number) {
        List<String> some = ids.get(event);
        return some.get(number % some.size());
    }

    private String student(int number) {
        return id("student_updated", number);
    }

    private Map<String, Object> program(int number) {
        return Map.of("Product_Name", "HND " + number, "Program_Price", 4200.5, "Status", "Active");
    }

    private Map<String, Object> unit(int number) {
        Map<String, Object> unit = new LinkedHashMap<>(Map.of("Name", "Unit " + number, "Unit_Code", "U" + number));
        IntStream.rangeClosed(1, 5)
                .forEach(i -> unit.put("P" + i + "_description", "Explain part " + i + " of " + number));
        unit.put("M1_description", "قارن بين طريقتين");
        unit.put("D2_description", "Evaluate \"one\" of them, <b>in full</b>");
        return unit;
    }

    /** Those whose accounts there are. */
    private static Map<String, Object> teacher(int number) {
        return Map.of(
                "Name", "Teacher " + number,
                "Email", "teacher" + number + "@mail.example",
                "Academic_Email", "teacher" + number + "@staff.example",
                "Phone_Number", "+962 79 00" + number);
    }

    private Map<String, Object> inClass(int number) {
        return Map.of(
                "Class_Name",
                "Unit " + number + " – 2026/1",
                "Class_Short_Name",
                "U" + number + "-26-1",
                "Class_Status",
                "Active",
                "BTEC_Program",
                id("program_updated", number),
                "Unit",
                id("btec_definition_updated", number),
                "Teacher",
                id("teacher_updated", number),
                "Start_Date",
                BEGIN,
                "End_Date",
                BEGIN.plusMonths(4),
                "Term",
                "2026/1",
                "Class_Study_Mode",
                "Blended");
    }

    private Map<String, Object> registration(int number) {
        return Map.of(
                "Name",
                "R-" + number,
                "Student_ID",
                student(number),
                "Program",
                id("program_updated", number),
                "Registration_Date",
                BEGIN.minusDays(number % 60),
                "Registration_Status",
                number % 9 == 0 ? "Freeze" : "Active",
                "Program_Price",
                4200.5,
                "Remaining_Amount",
                3150.25,
                "Currency",
                "USD",
                "Payment_Schedule",
                List.of(
                        instalment(1, BEGIN, 1050.25, "Paid"),
                        instalment(2, BEGIN.plusMonths(3), 1050, "Pending"),
                        instalment(3, BEGIN.plusMonths(6), 2100.25, "Pending")));
    }

    private static Map<String, Object> instalment(int number, LocalDate due, Number amount, String status) {
        return Map.of(
                "Installment_No", number, "Due_Date", due, "Installment_Amount", amount, "Installment_Status", status);
    }

    private Map<String, Object> enrolment(int number) {
        int count = ids.get("student_updated").size();
        return Map.of(
                "Enrolled_Students", student(number),
                "Classes", id("class_updated", number % count + (number < count ? 0 : 7)),
                "Start_Date", BEGIN,
                "End_Date", BEGIN.plusMonths(4),
                "Enrollment_Type", number % 10 == 0 ? "Recording" : "Normal");
    }

    private Map<String, Object> payment(int number) {
        return Map.of(
                "Name",
                "P-" + number,
                "Registration_ID",
                id("registration_created", number),
                "Student_ID",
                student(number),
                "Payment_Amount",
                100 + number % 900 + 0.75,
                "Payment_Date",
                BEGIN.plusDays(number % 50),
                "Payment_Method",
                number % 2 == 0 ? "Cash" : "Bank",
                "Payment_Type",
                "Study Fees",
                "Note",
                number % 3 == 0 ? "-None-" : "دفعة رقم " + number,
                "Installment_No",
                "1");
    }

    private Map<String, Object> grade(int number) {
        return Map.of(
                "BTEC_Grade_Name", "Grade " + number,
                "Student", student(number),
                "Class", id("class_updated", number),
                "BTEC_Unit", id("btec_definition_updated", number),
                "Grade", LETTERS.get(number % LETTERS.size()),
                "Attempt_Number", 1 + number % 2,
                "Attempt_Date", BEGIN.plusDays(number % 90),
                "Feedback", "<p>Well argued, but see chapter " + number + " & the rest.</p>".repeat(1 + number % 20),
                "Grade_Status", number % 4 == 0 ? "In review" : "Released",
                "Learning_Outcomes_Assessm",
                        List.of(
                                Map.of("LO_Code", "LO1", "LO_Title", "Define", "LO_Score", "P"),
                                Map.of("LO_Code", "LO2", "LO_Title", "Compare", "LO_Score", "M")));
    }

    private Map<String, Object> request(int number) {
        return Map.of(
                "Name",
                "Q-" + number,
                "Student",
                student(number),
                "Request_Type",
                "Change Information",
                "Status",
                number % 2 == 0 ? "Pending" : "Approved",
                "Reason",
                "We have moved.",
                "Request_Date",
                "2026-09-0" + (1 + number % 9) + "T10:15:00+03:00",
                "Change_Information",
                List.of(Map.of("Field_Name", "City", "Current_Value", "Amman", "New_Value", "حلب")));
    }
}
