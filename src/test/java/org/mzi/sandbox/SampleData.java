package org.mzi.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Made-up students and teachers, in Arabic and Latin letters. The same seed gives the same people. */
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
