package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Json;

/** Five thousand damaged bodies, several at a time. */
@ExtendWith(BridgeExtension.class)
class IntakeFuzzIT {

    private static final int BODIES = 5_000;
    private static final long SEED = 20_260_901;

    private final Bridge bridge;

    /** Of bodies that were answered with 503, whose commit may have come to its end after the answer. */
    private final Set<String> perhapsStored = ConcurrentHashMap.newKeySet();

    IntakeFuzzIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @Test
    void everyBodyIsStoredExactlyOrRefusedWithAProblem() throws Exception {
        bridge.reset();
        bridge.database()
                .write(handle -> handle.execute("insert into destination (name, paused_since, probe_at) "
                        + "values ('zoho', mzi_now(), mzi_now() + interval '1 hour')"));
        BodyMutations mutations = new BodyMutations(SEED);
        List<BodyMutations.Body> bodies = new ArrayList<>(BODIES);
        for (int i = 0; i < BODIES; i++) {
            bodies.add(mutations.next());
        }
        long json =
                bodies.stream().filter(body -> IdOracle.isJson(body.bytes())).count();
        assertThat(json).isGreaterThanOrEqualTo(BODIES / 5);

        long start = System.nanoTime();
        List<HttpResponse<String>> answers = sendAll(bodies);
        long millis = (System.nanoTime() - start) / 1_000_000;

        Map<Integer, Integer> byStatus = new TreeMap<>();
        answers.forEach(answer -> byStatus.merge(answer.statusCode(), 1, Integer::sum));
        System.out.printf("%d bodies, %d of them JSON, in %d ms: %s%n", BODIES, json, millis, byStatus);
        assertThat(byStatus.keySet()).isSubsetOf(202, 400);
        compare(bodies, answers);
        bridge.reset();
    }

    private List<HttpResponse<String>> sendAll(List<BodyMutations.Body> bodies) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<HttpResponse<String>>> calls = new ArrayList<>(bodies.size());
            bodies.forEach(body -> calls.add(callers.submit(() -> send(body))));
            List<HttpResponse<String>> answers = new ArrayList<>(bodies.size());
            for (Future<HttpResponse<String>> call : calls) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private HttpResponse<String> send(BodyMutations.Body body) {
        return Bridge.untilTaken(() -> {
            HttpResponse<String> answer = bridge.http()
                    .send(bridge.http()
                            .request(
                                    "/api/v1/webhooks/student-dashboard/student_updated",
                                    "X-MZI-Token",
                                    bridge.webhookSecret(),
                                    "Content-Type",
                                    body.form() ? "application/x-www-form-urlencoded" : "application/json")
                            .POST(BodyPublishers.ofByteArray(body.bytes())));
            if (answer.statusCode() == 503) {
                perhapsStored.addAll(IdOracle.ids(body).orElse(Set.of()));
            }
            return answer;
        });
    }

    private void compare(List<BodyMutations.Body> bodies, List<HttpResponse<String>> answers) {
        Map<Long, String> stored = stored();
        Set<Long> claimed = new TreeSet<>();
        for (int i = 0; i < bodies.size(); i++) {
            HttpResponse<String> answer = answers.get(i);
            String what = "body " + i + " " + new String(bodies.get(i).bytes(), java.nio.charset.StandardCharsets.UTF_8)
                    + " -> " + answer.body();
            Set<String> ids = new TreeSet<>();
            if (answer.statusCode() == 202) {
                for (JsonNumber id :
                        Json.object(answer.body()).getJsonArray("events").getValuesAs(JsonNumber.class)) {
                    assertThat(claimed.add(id.longValue())).as(what).isTrue();
                    assertThat(ids.add(stored.get(id.longValue()))).as(what).isTrue();
                }
            } else {
                assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValue("application/problem+json");
                assertThat(Json.object(answer.body()).getString("detail"))
                        .as(what)
                        .isNotBlank();
                assertThat(answer.body()).as(what).doesNotContain("Exception", "\tat ");
            }
            assertThat(ids).as(what).isEqualTo(IdOracle.ids(bodies.get(i)).orElse(Set.of()));
        }
        stored.keySet().removeAll(claimed);
        assertThat(stored.values()).as("of bodies that were not accepted").isSubsetOf(perhapsStored);
    }

    private Map<Long, String> stored() {
        Map<Long, String> stored = new HashMap<>();
        bridge.database().read(handle -> handle.createQuery("select id, record_key from event")
                .map((row, context) -> stored.put(row.getLong(1), row.getString(2)))
                .list());
        return stored;
    }
}
