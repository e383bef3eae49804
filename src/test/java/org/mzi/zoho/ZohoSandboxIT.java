package org.mzi.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.sandbox.Sandbox;
import org.mzi.sandbox.ZohoStandIn;

/** The client against the stand-in that refuses what Zoho refuses. */
class ZohoSandboxIT {

    private final ZohoAccount account = new ZohoAccount();
    private final Sandbox sandbox = Sandbox.start();
    private final ZohoStandIn zoho = sandbox.zoho();
    private final ZohoClient client = account.node().client;

    @BeforeEach
    void connect() {
        account.values.putAll(sandbox.settings());
        account.values.put("ZOHO_READ_TIMEOUT", "PT10S");
        zoho.clock(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        sandbox.close();
        account.close();
    }

    @Test
    void readsAllFieldsOfEveryModule() {
        for (String module : zoho.modules()) {
            ModuleFields fields = client.fields(module);
            assertThat(client.read(
                                    module,
                                    List.of("5725767000000524157"),
                                    fields.fields().keySet())
                            .absent())
                    .as(module)
                    .containsExactly("5725767000000524157");
        }
    }

    @Test
    void readsUnitsWithManyLongTextsWhole() {
        String id = zoho.put("BTEC", Map.of("Name", "Unit 1", "P1_description", "x".repeat(700)));
        Set<String> all = client.fields("BTEC").fields().keySet();
        ZohoRecords records = client.read("BTEC", List.of(id), all);
        assertThat(records.found().get(id).getString("P1_description")).hasSize(700);
    }

    @Test
    void readsAHundredAndTwentyStudents() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(zoho.put("BTEC_Students", Map.of("First_Name", "S" + i)));
        }
        ZohoRecords records = client.read("BTEC_Students", ids, List.of("First_Name"));
        assertThat(records.found()).containsOnlyKeys(ids);
        assertThat(records.found().get(ids.get(0)).keySet()).contains("id", "Modified_Time", "Created_Time");
    }

    @Test
    void tellsDeletedFromHidden() {
        String hidden = zoho.put("BTEC_Students", Map.of("First_Name", "A"));
        String deleted = zoho.put("BTEC_Students", Map.of("First_Name", "B"));
        zoho.hide("BTEC_Students", hidden);
        zoho.delete("BTEC_Students", deleted);
        assertThat(client.read("BTEC_Students", List.of(hidden, deleted), List.of())
                        .absent())
                .containsExactlyInAnyOrder(hidden, deleted);
        assertThat(client.readOne("BTEC_Students", deleted)).isEmpty();
        Instant hourAgo = Instant.now().minusSeconds(3600);
        assertThat(client.deletedAmong("BTEC_Students", Set.of(hidden, deleted), hourAgo))
                .containsExactly(deleted);
    }

    @Test
    void readsOneRegistrationWithItsRows() {
        String id = zoho.put(
                "BTEC_Registrations",
                Map.of("Name", "R1", "Payment_Schedule", List.of(Map.of("Installment_Amount", 12.5))));
        assertThat(client.readOne("BTEC_Registrations", id).orElseThrow().getJsonArray("Payment_Schedule"))
                .hasSize(1);
        assertThat(client.read("BTEC_Registrations", List.of(id), List.of("Name", "Payment_Schedule"))
                        .found()
                        .get(id))
                .doesNotContainKey("Payment_Schedule");
    }

    @Test
    void noticesARemovedColumn() {
        String id = zoho.put("BTEC_Students", Map.of("First_Name", "A"));
        client.fields("BTEC_Students");
        zoho.removeField("BTEC_Students", "City");
        assertThat(client.read("BTEC_Students", List.of(id), List.of("First_Name", "City"))
                        .found())
                .containsKey(id);
    }

    @Test
    void survivesExpiredTokensAndBlocksOnARevokedRefreshToken() {
        client.probe();
        zoho.expireTokens();
        client.probe();
        zoho.expireTokens();
        zoho.revokeRefreshToken();
        Failure.Blocked blocked = catchThrowableOfType(Failure.Blocked.class, client::probe);
        assertThat(blocked.problem().code()).isEqualTo("zoho-refresh-token-invalid");
    }

    @Test
    void namesAnUnknownModule() {
        Failure.Blocked blocked = catchThrowableOfType(Failure.Blocked.class, () -> client.fields("No_Such_Module"));
        assertThat(blocked.problem().code()).isEqualTo("zoho-module-unknown");
    }
}
