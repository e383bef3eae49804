package org.mzi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;

class SandboxTest {

    private final Sandbox sandbox = Sandbox.start();
    private final SandboxHttp http = new SandboxHttp(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SandboxHttp.Reply control(String path, String body) {
        return http.post(sandbox.url() + "/control" + path, "application/json", body);
    }

    @Test
    void isSteeredFromOutsideItsProcess() {
        String id = control("/zoho/records/BTEC_Teachers", "{\"Name\":\"نور\"}")
                .json()
                .getString("id");
        assertThat(sandbox.zoho().record("BTEC_Teachers", id).getString("Name")).isEqualTo("نور");
        control("/zoho/records/BTEC_Teachers/" + id + "/hide", "");
        http.refresh();
        assertThat(http.zoho("/BTEC_Teachers/" + id).status()).isEqualTo(204);
        control("/moodle/faults", "{\"kind\":\"*\",\"fault\":\"html500\",\"times\":1}");
        assertThat(http.moodle("core_webservice_get_site_info").status()).isEqualTo(500);
        assertThat(control("/moodle/faults", "{\"kind\":\"*\",\"fault\":\"nonsense\"}")
                        .status())
                .isEqualTo(400);
        assertThat(control("/zoho/records/Nowhere", "{}").status()).isEqualTo(400);
    }

    @Test
    void sampleDataIsTheSameForTheSameSeed() {
        try (Sandbox other = Sandbox.start()) {
            JsonObject one = first(sandbox);
            assertThat(one.getString("Academic_Email")).isEqualTo(first(other).getString("Academic_Email"));
            assertThat(one.getString("Name")).matches("A\\d\\dB\\d{4}C");
        }
    }

    private static JsonObject first(Sandbox sandbox) {
        String id = new SampleData(sandbox.zoho(), 7).students(3).get(0);
        return sandbox.zoho().record("BTEC_Students", id);
    }

    @Test
    void trickleChangesZohoAndCallsTheBridgeAlsoWhenItIsAway() throws IOException, InterruptedException {
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        HttpServer bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/api/v1/webhooks/student-dashboard/", exchange -> {
            JsonObject body = Json.object(new String(exchange.getRequestBody().readAllBytes()));
            calls.add(exchange.getRequestHeaders().getFirst("X-MZI-Token") + " " + body.getString("zoho_id"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        bridge.start();
        URI url = URI.create("http://127.0.0.1:" + bridge.getAddress().getPort());
        try (Trickle trickle = Trickle.start(sandbox.zoho(), url, "secret", Duration.ofMillis(1), 1)) {
            assertThat(calls.poll(5, TimeUnit.SECONDS)).matches("secret \\d{19}");
            bridge.stop(0);
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (trickle.lost() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(trickle.lost()).isPositive();
        }
    }

    @Test
    void closingCutsOffCallsThatHang() throws InterruptedException {
        sandbox.moodle().fault("*", Fault.hang(Duration.ofMinutes(5)), 1);
        Thread caller = new Thread(() -> http.moodle("core_webservice_get_site_info"));
        caller.start();
        while (sandbox.moodle().calls("*") == 0) {
            Thread.onSpinWait();
        }
        sandbox.close();
        caller.join(5_000);
        assertThat(caller.isAlive()).isFalse();
    }
}
