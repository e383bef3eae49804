package org.mzi.bench;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mzi.sandbox.ZohoStandIn;

/**
 * Ten thousand payments over two thousand registrations, each announced by a webhook of its own while the registrations change
 * with them: time and remote calls until every sum and instalment is right in the database and in Moodle.
 */
record PaymentStorm(Rig rig, Report report) {

    private static final String NAME = "payments";
    private static final int REGISTRATIONS = 2_000;
    private static final int PAYMENTS_EACH = 5;
    private static final int CONNECTIONS = 16;
    private static final BigDecimal AMOUNT = new BigDecimal("100.25");
    private static final BigDecimal FEES = new BigDecimal("2000.5");

    void measure() {
        ZohoStandIn zoho = rig.sandbox().zoho();
        List<String> registrations = new ArrayList<>();
        for (String student : rig.students().subList(0, REGISTRATIONS)) {
            registrations.add(zoho.put("BTEC_Registrations", registration(student)));
        }
        new Caller(rig).sendAll("registration_created", registrations, CONNECTIONS);
        rig.awaitIdle();

        List<String> payments = new ArrayList<>();
        for (int each = 0; each < PAYMENTS_EACH; each++) {
            for (String registration : registrations) {
                payments.add(zoho.put(
                        "BTEC_Payments",
                        Map.of("Name", "P", "Registration_ID", registration, "Payment_Amount", AMOUNT)));
            }
        }
        BigDecimal paid = AMOUNT.multiply(BigDecimal.valueOf(PAYMENTS_EACH));
        for (String id : registrations) {
            zoho.edit("BTEC_Registrations", id, Map.of("Payment_Schedule", List.of()));
            zoho.edit(
                    "BTEC_Registrations",
                    id,
                    Map.of("Remaining_Amount", FEES.subtract(paid), "Payment_Schedule", schedule("Paid")));
        }
        zoho.resetCalls();
        rig.sandbox().moodle().resetCalls();
        long start = System.nanoTime();
        new Caller(rig).sendAll("payment_recorded", payments, CONNECTIONS);
        report.add(NAME, payments.size() + " webhooks acknowledged", (System.nanoTime() - start) / 1e9, "s");
        rig.awaitIdle();
        report.add(NAME, "all in Moodle, registrations included", (System.nanoTime() - start) / 1e9, "s");
        report.calls(NAME, rig.sandbox(), "10,000 payments");
        check(registrations, paid);
    }

    private static Map<String, Object> registration(String student) {
        return Map.of(
                "Name", "R",
                "Student_ID", student,
                "Program_Price", FEES,
                "Remaining_Amount", FEES,
                "Payment_Schedule", schedule("Pending"));
    }

    private static List<Map<String, Object>> schedule(String first) {
        return List.of(
                Map.of("Installment_No", 1, "Installment_Amount", 501.25, "Installment_Status", first),
                Map.of("Installment_No", 2, "Installment_Amount", 1499.25, "Installment_Status", "Pending"));
    }

    private void check(List<String> registrations, BigDecimal paid) {
        expect(
                """
                select count(*) from registrations r
                where sync_status = 'SYNCED' and remaining_amount + (
                        select sum(payment_amount) from payments p
                        where p.zoho_registration_id = r.zoho_id and p.sync_status = 'SYNCED') = total_fees
                    and (select string_agg(status || amount, ' ' order by position) from installments i
                         where i.zoho_registration_id = r.zoho_id) = 'Paid501.25 Pending1499.25'""",
                "registrations with right sums and instalments");
        Map<String, JsonObject> all = rig.sandbox().moodle().records("registrations");
        long inMoodle = registrations.stream()
                .filter(id -> all.get(id)
                                .getJsonNumber("remaining_amount")
                                .bigDecimalValue()
                                .compareTo(FEES.subtract(paid))
                        == 0)
                .count();
        report.add(NAME, "registrations right in Moodle", inMoodle, "records");
    }

    private void expect(String query, String what) {
        long right = rig.database()
                .read(handle -> handle.createQuery(query).mapTo(Long.class).one());
        report.add(NAME, what, right, "records");
    }
}
