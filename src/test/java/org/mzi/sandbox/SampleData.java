package org.mzi.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A made-up school, with people in Arabic and Latin letters. The same seed gives the same school. */
public final class SampleData {

    private static final String[][] GIVEN = {
        {"أحمد", "Ahmad", "Male"}, {"محمد", "Mohammed", "Male"}, {"فاطمة", "Fatima", "Female"},
        {"ليلى", "Layla", "Female"}, {"عمر", "Omar", "Male"}, {"نور", "Noor", "Female"},
        {"يوسف", "Yousef", "Male"}, {"مريم", "Maryam", "Female"}, {"Emre", "Emre", "Male"},
        {"Zeynep", "Zeynep", "Female"}, {"John", "John", "Male"}, {"Zoë", "Zoe", "Female"},
    };
    private static final String[][] FAMILY = {
        {"الحسن", "Alhasan"}, {"خليل", "Khalil"}, {"المصري", "Almasri"}, {"حداد", "Haddad"},
        {"ناصر", "Nasser"}, {"العلي", "Alali"}, {"Yılmaz", "Yilmaz"}, {"Özdemir", "Ozdemir"},
        {"O'Brien", "Obrien"}, {"Müller", "Muller"}, {"Smith", "Smith"}, {"درويش", "Darwish"},
    };
    private static final List<String> CITIES = List.of("İstanbul", "Gaziantep", "دمشق", "حلب", "Amman", "الرياض");
    private static final List<String> MAJORS = List.of("IT", "Business", "Engineering");
    private static final List<String> UNITS =
            List.of("Programming", "Networking", "Database Design", "Business Law", "Marketing", "Engineering Maths");
    private static final List<String> GRADES = List.of("P", "P", "M", "D", "R");
    private static final List<String> STATUSES =
            List.of("Active", "Active", "Active", "Freeze", "Graduated", "Withdraw");

    private final ZohoStandIn zoho;
    private final Random random;
    private int number;

    public SampleData(ZohoStandIn zoho, long seed) {
        this.zoho = zoho;
        this.random = new Random(seed);
    }

    /** Puts so many students into Zoho and answers their ids. */
    public synchronized List<String> students(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(zoho.put("BTEC_Students", student()));
        }
        return ids;
    }

    /** Puts so many teachers into Zoho and answers their ids. */
    public synchronized List<String> teachers(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] given = pick(GIVEN);
            String[] family = pick(FAMILY);
            Map<String, Object> teacher = new LinkedHashMap<>();
            teacher.put("Name", given[0] + " " + family[0]);
            teacher.put("Email", mail(given, family, "mail.example"));
            teacher.put("Academic_Email", mail(given, family, "staff.school.example"));
            teacher.put("Phone_Number", phone());
            ids.add(zoho.put("BTEC_Teachers", teacher));
        }
        return ids;
    }

    /**
     * Puts a whole school into Zoho, the students first: programmes, units, teachers, classes, and students with registration and instalments,
     * enrolment, payment, here and there a grade or a request.
     */
    public synchronized void school(int students, int teachers) {
        List<String> learners = students(students);
        List<String> programs = MAJORS.stream()
                .map(major -> zoho.put(
                        "Products",
                        Map.of("Product_Name", "HND in " + major, "Program_Price", 4200.5, "Program_Major", major)))
                .toList();
        List<String> staff = teachers(teachers);
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            String unit = zoho.put(
                    "BTEC",
                    Map.of(
                            "Name",
                            UNITS.get(i),
                            "Unit_Code",
                            "U" + (i + 1),
                            "P1_description",
                            "Explain the basics of " + UNITS.get(i),
                            "M1_description",
                            "Compare approaches",
                            "D1_description",
                            "Evaluate one of them"));
            classes.add(zoho.put(
                    "BTEC_Classes",
                    Map.of(
                            "Class_Name",
                            UNITS.get(i) + " 2026/1",
                            "Class_Short_Name",
                            "U" + (i + 1) + "-26-1",
                            "Class_Status",
                            "Active",
                            "BTEC_Program",
                            programs.get(i / 2),
                            "Unit",
                            unit,
                            "Teacher",
                            staff.get(i % staff.size()),
                            "Start_Date",
                            LocalDate.of(2026, 9, 1))));
        }
        learners.forEach(student -> registered(student, pick(programs), pick(classes)));
    }

    private void registered(String student, String program, String inClass) {
        LocalDate begin = LocalDate.of(2026, 9, 1);
        String registration = zoho.put(
                "BTEC_Registrations",
                Map.of(
                        "Name",
                        "R-" + student.substring(student.length() - 5),
                        "Student_ID",
                        student,
                        "Program",
                        program,
                        "Registration_Date",
                        begin,
                        "Registration_Status",
                        "Active",
                        "Program_Price",
                        4200.5,
                        "Remaining_Amount",
                        3150.5,
                        "Currency",
                        "USD",
                        "Payment_Schedule",
                        List.of(
                                instalment(1, begin, 1050, "Paid"),
                                instalment(2, begin.plusMonths(3), 3150.5, "Pending"))));
        payment(registration, student);
        zoho.put(
                "BTEC_Enrollments",
                Map.of(
                        "Enrolled_Students",
                        student,
                        "Classes",
                        inClass,
                        "Start_Date",
                        begin,
                        "Enrollment_Type",
                        "Normal"));
        if (random.nextInt(3) == 0) {
            zoho.put(
                    "BTEC_Grades",
                    Map.of("BTEC_Grade_Name", "Grade", "Student", student, "Class", inClass, "Grade", pick(GRADES)));
        }
        if (random.nextInt(10) == 0) {
            zoho.put(
                    "BTEC_Student_Requests",
                    Map.of("Name", "Request", "Student", student, "Request_Type", "Student Card", "Status", "Pending"));
        }
    }

    private static Map<String, Object> instalment(int number, LocalDate due, Number amount, String status) {
        return Map.of(
                "Installment_No", number, "Due_Date", due, "Installment_Amount", amount, "Installment_Status", status);
    }

    /** Puts a payment of a student into Zoho and answers its id. */
    synchronized String payment(String registration, String student) {
        return zoho.put(
                "BTEC_Payments",
                Map.of(
                        "Name",
                        "P-" + (100_000 + random.nextInt(900_000)),
                        "Registration_ID",
                        registration,
                        "Student_ID",
                        student,
                        "Payment_Amount",
                        50 + random.nextInt(1_000),
                        "Payment_Date",
                        LocalDate.of(2026, 9, 1).plusDays(random.nextInt(60)),
                        "Payment_Method",
                        "Cash"));
    }

    String grade() {
        return pick(GRADES);
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Map<String, Object> student() {
        number++;
        String[] given = pick(GIVEN);
        String[] family = pick(FAMILY);
        Map<String, Object> student = new LinkedHashMap<>();
        student.put("First_Name", given[0]);
        student.put("Last_Name", family[0]);
        student.put("Display_Name", given[0] + " " + family[0]);
        student.put("Academic_Email", mail(given, family, "school.example"));
        student.put("Email", mail(given, family, "mail.example"));
        student.put("Phone_Number", phone());
        student.put("Birth_Date", LocalDate.of(1995, 1, 1).plusDays(random.nextInt(4_500)));
        student.put("Gender", given[2]);
        student.put("City", CITIES.get(random.nextInt(CITIES.size())));
        student.put("National_Number", Long.toString(10_000_000_000L + random.nextInt(1_000_000_000)));
        student.put("Status", STATUSES.get(random.nextInt(STATUSES.size())));
        student.put("Major", MAJORS.get(random.nextInt(MAJORS.size())));
        student.put("Registration_Date", LocalDate.of(2023, 9, 1).plusDays(random.nextInt(900)));
        student.put("Study_Language", random.nextBoolean() ? "Arabic" : "English");
        return student;
    }

    String phone() {
        return "+90 5" + (300_000_000 + random.nextInt(99_999_999));
    }

    private String mail(String[] given, String[] family, String domain) {
        String name = given[1] + "." + family[1] + (number == 0 ? random.nextInt(10_000) : number);
        return name.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    private String[] pick(String[][] names) {
        return names[random.nextInt(names.length)];
    }
}
