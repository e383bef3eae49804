package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.zoho.ZohoAccount;
import org.mzi.zoho.remote.ZohoStub.Answer;

class ZohoTokensIT {

    private static final String THROTTLED =
            "{\"error\":\"Access Denied\",\"error_description\":\"You have made too many requests continuously.\"}";

    private final ZohoAccount zoho = new ZohoAccount();

    @AfterEach
    void close() {
        zoho.close();
    }

    @Test
    void twentyCallersOnTwoNodesAskForOneToken() throws Exception {
        zoho.stub.on(ZohoStub.TOKEN, request -> {
            pauseOf(200);
            return ZohoStub.token("access");
        });
        assertThat(atOnce(20)).hasSize(20).containsOnly("access");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
    }

    @Test
    void sendsSecretsInTheBodyOnly() {
        zoho.node().tokens.current();
        ZohoStub.Request request = zoho.stub.requests(ZohoStub.TOKEN).get(0);
        assertThat(request.query()).isEmpty();
        assertThat(request.form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("client_id", "client")
                .containsEntry("client_secret", "secret")
                .containsEntry("refresh_token", "refresh");
    }

    @Test
    void renewsFiveMinutesBeforeTheEnd() {
        ZohoAccount.Node before = zoho.node();
        zoho.pass(Duration.ZERO);
        before.tokens.current();
        zoho.pass(Duration.ofMinutes(54));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-1");
        zoho.pass(Duration.ofMinutes(2));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-2");
    }

    @Test
    void goesOnWithTheOldTokenWhileItCannotBeRenewed() {
        zoho.node().tokens.current();
        zoho.stub.on(ZohoStub.TOKEN, request -> Answer.ok(THROTTLED));
        zoho.pass(Duration.ofMinutes(56));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-1");
        zoho.stub.on(ZohoStub.TOKEN, request -> Answer.html(502));
        zoho.pass(Duration.ofMinutes(2));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-1");
    }

    @Test
    void othersUseTheOldTokenWhileOneRenews() {
        zoho.node().tokens.current();
        zoho.pass(Duration.ofMinutes(56));
        leaseToADeadNode();
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-1");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
    }

    @Test
    void aLeaseThatANodeDiedWithRunsOut() {
        leaseToADeadNode();
        zoho.pass(Duration.ofMinutes(2));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("access-1");
    }

    @Test
    void aNodeThatDiedWhileItAskedForTheFirstTokenCostsSeconds() {
        AtomicReference<String> other = new AtomicReference<>();
        zoho.stub.on(ZohoStub.TOKEN, request -> {
            zoho.pass(Duration.ofSeconds(16));
            if (other.get() == null) {
                other.set("asked");
                other.set(zoho.node().tokens.current().token());
            }
            return ZohoStub.token("access-" + zoho.stub.count(ZohoStub.TOKEN));
        });
        zoho.node().tokens.current();
        assertThat(other.get()).startsWith("access-");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isEqualTo(2);
    }

    @Test
    void aNodeThatWaitsLongForItsTokenKeepsTheLease() throws Exception {
        ZohoAccount.Node asking = zoho.node();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        AtomicReference<Future<String>> other = new AtomicReference<>();
        zoho.stub.on(ZohoStub.TOKEN, request -> {
            for (int seconds = 0; seconds < 60; seconds += 10) {
                zoho.pass(Duration.ofSeconds(10));
                asking.tokens.keepLease();
            }
            other.set(thread.submit(() -> zoho.node().tokens.current().token()));
            pauseOf(200);
            return ZohoStub.token("access");
        });
        try {
            assertThat(asking.tokens.current().token()).isEqualTo("access");
            assertThat(other.get().get(30, TimeUnit.SECONDS)).isEqualTo("access");
        } finally {
            thread.shutdown();
        }
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
    }

    @Test
    void doesNotUseATokenOfOtherCredentials() {
        ZohoAccount.Node node = zoho.node();
        node.tokens.current();
        zoho.values.put("ZOHO_REFRESH_TOKEN", "other");
        assertThat(node.tokens.current().token()).isEqualTo("access-2");
    }

    @Test
    void storesTheTokenEncrypted() {
        zoho.node().tokens.current();
        String stored = zoho.database.read(handle -> handle.createQuery("select access_token from zoho_token")
                .mapTo(String.class)
                .one());
        assertThat(stored).doesNotContain("access-1");
    }

    @Test
    void noNodeAsksAgainWhileZohoThrottles() {
        zoho.stub.on(ZohoStub.TOKEN, request -> Answer.ok(THROTTLED));
        assertThat(blocked().atLeast()).isEqualTo(Duration.ofMinutes(1));
        zoho.pass(Duration.ofSeconds(59));
        assertThat(blocked().problem().code()).isEqualTo("zoho-token-throttled");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
        zoho.pass(Duration.ofSeconds(2));
        assertThat(blocked().atLeast()).isEqualTo(Duration.ofMinutes(2));
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isEqualTo(2);
    }

    @Test
    void aRefusalStandsForAFewSecondsOrUntilTheCredentialsChange() {
        zoho.stub.on(ZohoStub.TOKEN, request -> Answer.ok("{\"error\":\"invalid_client_secret\"}"));
        assertThat(blocked()).hasMessageContaining("ZOHO_CLIENT_SECRET");
        assertThat(blocked().problem().code()).isEqualTo("zoho-client-secret-wrong");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
        zoho.stub.on(ZohoStub.TOKEN, request -> ZohoStub.token("good"));
        zoho.values.put("ZOHO_CLIENT_SECRET", "right");
        assertThat(zoho.node().tokens.current().token()).isEqualTo("good");
    }

    @Test
    void asksAgainOnceTheRefusalHasStoodItsTime() {
        zoho.stub.on(ZohoStub.TOKEN, request -> Answer.json(400, "{\"error\":\"invalid_code\"}"));
        blocked();
        zoho.stub.on(ZohoStub.TOKEN, request -> ZohoStub.token("good"));
        zoho.pass(Duration.ofSeconds(5));
        assertThat(zoho.node().tokens.current().token()).isEqualTo("good");
    }

    @Test
    void aTokenEndpointThatHangsDropsOrTalksHtmlMayWorkLater() {
        zoho.giveUpSoon();
        for (Answer answer : List.of(Answer.hang(), Answer.drop(), Answer.html(502), Answer.truncated("{\"acc"))) {
            zoho.stub.on(ZohoStub.TOKEN, request -> answer);
            Failure.Retryable failure = catchThrowableOfType(
                    Failure.Retryable.class, () -> zoho.node().tokens.current());
            assertThat(failure.perhapsContent()).isFalse();
        }
    }

    @Test
    void aTokenEndpointThatNobodyListensAtBlocks() {
        zoho.values.put("ZOHO_ACCOUNTS_URL", "http://127.0.0.1:1");
        assertThat(blocked().problem().code()).isEqualTo("zoho-unreachable");
        zoho.values.put("ZOHO_ACCOUNTS_URL", "http://no-such-host.invalid");
        assertThat(blocked().problem().code()).isEqualTo("zoho-unreachable");
    }

    private Failure.Blocked blocked() {
        return catchThrowableOfType(
                Failure.Blocked.class, () -> zoho.node().tokens.current());
    }

    private void leaseToADeadNode() {
        zoho.database.write(
                handle -> handle.execute(
                        "update zoho_token set renewing_by = 'dead', renewing_until = "
                                + "timestamptz '2026-09-01T10:00:00Z' + case when generation = 0 then interval '1 minute' else interval '57 minutes' end"));
    }

    private List<String> atOnce(int callers) throws Exception {
        ZohoAccount.Node[] nodes = {zoho.node(), zoho.node()};
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            ZohoTokens tokens = nodes[i % nodes.length].tokens;
            tasks.add(() -> {
                start.await();
                return tokens.current().token();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<String> results = new ArrayList<>();
            for (Future<String> future : threads.invokeAll(tasks)) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static void pauseOf(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
