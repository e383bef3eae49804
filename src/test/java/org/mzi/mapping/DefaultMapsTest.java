package org.mzi.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The default field mapping of the domain facts, section 3, row by row. */
class DefaultMapsTest {

    private final DefaultMaps defaults = DefaultMaps.load();

    @Test
    void mapsStudents() {
        assertThat(table("students"))
                .isEqualTo(
                        """
                        id → zoho_student_id (lookup_id)
                        Created_Time → zoho_created_time (datetime)
                        Modified_Time → zoho_modified_time (datetime)
                        Name → student_id
                        First_Name → first_name
                        Last_Name → last_name
                        Display_Name or Account_Name → display_name
                        Academic_Email or Email → academic_email
                        Email → email
                        Phone_Number or Phone → phone_number
                        Birth_Date or Date_of_Birth → date_of_birth (date)
                        Gender → gender
                        Nationality → nationality
                        Address → address
                        City → city
                        National_Number → national_id
                        Emergency_Contact_Name → emergency_contact_name
                        Emergency_Phone_Number → emergency_contact_phone
                        Status or Student_Status → status
                        Major → major
                        Sub_Major → sub_major
                        Academic_Program → academic_program
                        Registration_Date → registration_date (date)
                        Study_Language → study_language
                        BTEC_Registration_Number → registration_number
                        Photo → photo_url
                        Student_Moodle_ID → moodle_user_id""");
    }

    @Test
    void mapsTeachers() {
        assertThat(table("teachers"))
                .isEqualTo(
                        common("teacher")
                                + """
                        Name → teacher_name
                        Email → email
                        Academic_Email → academic_email
                        Phone_Number → phone_number
                        Teacher_Moodle_ID → moodle_user_id""");
    }

    @Test
    void mapsPrograms() {
        assertThat(table("programs"))
                .isEqualTo(
                        common("program")
                                + """
                        Product_Name → program_name
                        Program_Price → price (number)
                        Program_Type → program_level
                        Program_Major → major
                        Program_Sub_Major → sub_major
                        Status → status
                        MoodleID → moodle_category_id""");
    }

    @Test
    void mapsRegistrationsAndTheirSubform() {
        assertThat(table("registrations"))
                .isEqualTo(
                        common("registration")
                                + """
                        Student_ID or Student → zoho_student_id (lookup_id)
                        Program → zoho_program_id (lookup_id)
                        Program or Program_Name → program_name (lookup_name)
                        Registration_Number or Name → registration_number
                        Registration_Date → registration_date (date)
                        Registration_Status or Status or Enrollment_Status → registration_status
                        Total_Fees or Program_Price or Fees → total_fees (number)
                        Paid_Amount → paid_amount (number)
                        Remaining_Amount → remaining_amount (number)
                        Currency → currency
                        Study_Mode → study_mode
                        Program_Level → program_level
                        Expected_Graduation → expected_graduation (date)
                        Number_of_Installments → number_of_installments (number)
                        Payment_Schedule → installments (json)""");
    }

    @Test
    void mapsInstalments() {
        assertThat(table("installments"))
                .isEqualTo(
                        """
                        Installment_No or $row → installment_number
                        Due_Date → due_date (date)
                        Installment_Amount → amount (number)
                        Installment_Status or else Pending → status
                        Paid_Date → paid_date (date)""");
    }

    @Test
    void mapsPayments() {
        assertThat(table("payments"))
                .isEqualTo(
                        common("payment")
                                + """
                        Registration_ID → zoho_registration_id (lookup_id)
                        Student_ID or Student → zoho_student_id (lookup_id)
                        Name → payment_number
                        Payment_Amount or Amount → payment_amount (number)
                        Payment_Date → payment_date (date)
                        Payment_Method → payment_method
                        Payment_Type → payment_type
                        Payment_Status → payment_status
                        SRM_Voucher_Number or Voucher_Number → voucher_number
                        Receipt_Number → receipt_number
                        Bank_Name → bank_name
                        Note → payment_notes
                        Installment_No → installment_number""");
    }

    @Test
    void mapsClasses() {
        assertThat(table("classes"))
                .isEqualTo(
                        common("class")
                                + """
                        Class_Name → class_name
                        Class_Short_Name → class_short_name
                        BTEC_Program → zoho_program_id (lookup_id)
                        BTEC_Program → program_name (lookup_name)
                        Unit → zoho_unit_id (lookup_id)
                        Unit → unit_name (lookup_name)
                        Teacher → zoho_teacher_id (lookup_id)
                        Teacher → teacher_name (lookup_name)
                        Moodle_Class_ID → moodle_class_id
                        Class_Status → class_status
                        Class_Major → class_major
                        Start_Date → start_date (date)
                        End_Date → end_date (date)
                        Term → term
                        Class_Study_Mode → study_mode""");
    }

    @Test
    void mapsEnrollments() {
        assertThat(table("enrollments"))
                .isEqualTo(
                        common("enrollment")
                                + """
                        Enrolled_Students → zoho_student_id (lookup_id)
                        Enrolled_Students or Student_Name → student_name (lookup_name)
                        Classes → zoho_class_id (lookup_id)
                        Classes or Class_Name → class_name (lookup_name)
                        Start_Date → enrollment_date (date)
                        End_Date → end_date (date)
                        Enrollment_Type → enrollment_type
                        Enrollment_Status → enrollment_status
                        Enrolled_Program → enrolled_program
                        Moodle_Course_ID → moodle_course_id
                        Synced_to_Moodle → synced_to_moodle (boolean)""");
    }

    @Test
    void mapsGrades() {
        assertThat(table("grades"))
                .isEqualTo(
                        common("grade")
                                + """
                        Student → zoho_student_id (lookup_id)
                        Class → zoho_class_id (lookup_id)
                        BTEC_Unit or BTEC_Unit_Name → unit_name
                        Assignment_Name → assignment_name
                        BTEC_Grade_Name → btec_grade_name
                        Grade → grade_value
                        Attempt_Number → attempt_number (number)
                        Attempt_Date or Submission_Date → grade_date (date)
                        Feedback → feedback
                        Grade_Status → grade_status
                        Moodle_Grade_Composite_Key → composite_key
                        Learning_Outcomes_Assessm → learning_outcomes (json)""");
    }

    @Test
    void mapsRequests() {
        assertThat(table("requests"))
                .isEqualTo(
                        common("request")
                                + """
                        Name → request_number
                        Student → zoho_student_id (lookup_id)
                        Request_Type → request_type
                        Status → request_status
                        Reason → description
                        Request_Date → request_date (datetime)
                        Moodle_User_ID → moodle_user_id
                        Change_Information → change_information (json)
                        Requested_Classes → requested_classes (json)""");
    }

    @Test
    void mapsUnitsWithAllTheirCriteria() {
        assertThat(table("units"))
                .isEqualTo(common("unit")
                        + """
                        Name → unit_name
                        Unit_Code → unit_code
                        Unit_Level → unit_level
                        """
                        + criteria("P", 19) + "\n" + criteria("M", 9) + "\n" + criteria("D", 6));
    }

    @Test
    void everyDefaultRulePassesTheCheckForSavedOnes() {
        for (String entity :
                new String[] {"programs", "units", "students", "registrations", "installments", "grades"}) {
            FieldMap map = defaults.of(entity);
            RuleCheck.check(map.rules(), map, defaults.fixed(entity));
        }
    }

    @Test
    void namesTheKnownMapsWhenAskedForAnother() {
        assertThatThrownBy(() -> defaults.of("rooms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rooms")
                .hasMessageContaining("students");
    }

    @Test
    void asksZohoForEachFieldOnceAndNeverForARowsNumber() {
        assertThat(defaults.of("classes").zohoFields())
                .startsWith("id", "Created_Time", "Modified_Time", "Class_Name")
                .containsOnlyOnce("Unit");
        assertThat(defaults.of("installments").zohoFields())
                .contains("Installment_No")
                .doesNotContain("$row");
    }

    private String table(String entity) {
        return defaults.of(entity).rules().stream().map(DefaultMapsTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(FieldRule rule) {
        String type = rule.extraction() == Extraction.VALUE
                ? ""
                : " (" + rule.extraction().word() + ")";
        String otherwise = rule.otherwise() == null ? "" : " or else " + rule.otherwise();
        return String.join(" or ", rule.zohoFields()) + otherwise + " → " + rule.attribute() + type;
    }

    private static String common(String singular) {
        return """
               id → zoho_%s_id (lookup_id)
               Created_Time → zoho_created_time (datetime)
               Modified_Time → zoho_modified_time (datetime)
               """
                .formatted(singular);
    }

    private static String criteria(String level, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "%s%d_description → %s%d_description".formatted(level, i, level.toLowerCase(), i))
                .collect(Collectors.joining("\n"));
    }
}
