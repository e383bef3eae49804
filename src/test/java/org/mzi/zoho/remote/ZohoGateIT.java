package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.zoho.ZohoAccount;
import org.mzi.zoho.ZohoClient;
import org.mzi.zoho.remote.ZohoStub.Answer;

class ZohoGateIT {

    private final ZohoAccount zoho = new ZohoAccount();

    @AfterEach
    void close() {
        zoho.close();
    }

    @Test
    void allNodesTogetherKeepToTheLimit() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        zoho.stub.on("/crm/v8/users", request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pauseOf(60);
            running.decrementAndGet();
            return Answer.ok("{\"users\":[]}").with("X-API-CREDITS-REMAINING", "4321");
        });
        ZohoAccount.Node[] nodes = {zoho.node(), zoho.node()};
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ZohoAccount.Node node = nodes[i % 2];
                calls.add(threads.submit(() -> node.client.probe()));
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(most.get()).isBetween(2, 4);
        ZohoUsage.Day day = nodes[0].usage.lastDay();
        assertThat(day.calls()).isEqualTo(40);
        assertThat(day.credits()).isEqualTo(40);
        assertThat(day.remaining()).isEqualTo(4321);
        assertThat(day.remainingSeenAt()).isNotNull();
    }

    @Test
    void countsCreditsByPriceAndForgetsThemAfterADay() {
        zoho.stub.on("/crm/v8/Students/deleted", request -> Answer.empty(204));
        ZohoAccount.Node node = zoho.node();
        node.client.probe();
        node.client.deletedAmong("Students", Set.of("1"), null);
        assertThat(node.usage.lastDay())
                .satisfies(day -> assertThat(day.calls()).isEqualTo(2))
                .satisfies(day -> assertThat(day.credits()).isEqualTo(3))
                .satisfies(day -> assertThat(day.remaining()).isNull());
        zoho.pass(Duration.ofHours(25));
        assertThat(node.usage.lastDay().credits()).isZero();
    }

    @Test
    void aSlotThatANodeDiedWithComesBack() {
        zoho.values.put("ZOHO_CONCURRENT_CALLS", "1");
        ZohoAccount.Node node = zoho.node();
        node.gate.enter();
        Failure.Blocked busy = catchThrowableOfType(Failure.Blocked.class, node.gate::enter);
        assertThat(busy.problem().code()).isEqualTo("zoho-busy");
        zoho.pass(Duration.ofMinutes(1));
        assertThat(node.gate.enter().id()).isEqualTo(1);
    }

    @Test
    void aCallThatTakesLongKeepsItsSlotAndADeadNodesIsFreeWithinSeconds() {
        zoho.values.put("ZOHO_CONCURRENT_CALLS", "1");
        ZohoAccount.Node caller = zoho.node();
        ZohoAccount.Node other = zoho.node();
        caller.gate.enter();
        zoho.pass(Duration.ofSeconds(10));
        caller.gate.keepSlots();
        zoho.pass(Duration.ofSeconds(10));
        assertThat(catchThrowableOfType(Failure.Blocked.class, other.gate::enter))
                .isNotNull();
        zoho.pass(Duration.ofSeconds(6));
        assertThat(other.gate.enter().id()).isEqualTo(1);
    }

    @Test
    void aCallThatEndedKeepsNoSlotEvenWhereItCouldNotSaySo() {
        zoho.values.put("ZOHO_CONCURRENT_CALLS", "1");
        ZohoAccount.Node node = zoho.node();
        ZohoGate.Slot slot = node.gate.enter();
        zoho.database.write(handle -> handle.execute("alter table api_credit rename to api_credit_away"));
        try {
            assertThatThrownBy(() -> node.gate.leave(slot, 1, null)).isInstanceOf(RuntimeException.class);
        } finally {
            zoho.database.write(handle -> handle.execute("alter table api_credit_away rename to api_credit"));
        }
        zoho.pass(Duration.ofSeconds(10));
        node.gate.keepSlots();
        zoho.pass(Duration.ofSeconds(6));
        assertThat(node.gate.enter().id()).isEqualTo(1);
    }

    @Test
    void aLateCallerDoesNotGiveAwayTheSlotOfItsSuccessor() {
        zoho.values.put("ZOHO_CONCURRENT_CALLS", "1");
        ZohoAccount.Node node = zoho.node();
        ZohoGate.Slot late = node.gate.enter();
        zoho.pass(Duration.ofMinutes(1));
        node.gate.enter();
        node.gate.leave(late, 1, null);
        assertThat(zoho.database.<Integer, RuntimeException>read(
                        handle -> handle.createQuery("select count(*) from zoho_slot where holder is not null")
                                .mapTo(Integer.class)
                                .one()))
                .isOne();
    }

    @Test
    void stopsWhenTheDaysBudgetIsUsed() {
        zoho.values.put("ZOHO_DAILY_CREDITS", "2");
        ZohoClient client = zoho.node().client;
        client.probe();
        client.probe();
        Failure.Blocked spent = catchThrowableOfType(Failure.Blocked.class, client::probe);
        assertThat(spent.problem().code()).isEqualTo("zoho-budget-spent");
        assertThat(zoho.stub.count("/crm/v8/users")).isEqualTo(2);
        zoho.pass(Duration.ofHours(25));
        client.probe();
    }

    /** What is under way is charged when it ends: the budget may be passed by as many calls as may be made at once. */
    @Test
    void allNodesTogetherKeepToTheDaysBudget() throws Exception {
        zoho.values.put("ZOHO_DAILY_CREDITS", "10");
        ZohoAccount.Node[] nodes = {zoho.node(), zoho.node()};
        AtomicInteger spent = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ZohoAccount.Node node = nodes[i % 2];
                calls.add(threads.submit(() -> {
                    try {
                        node.client.probe();
                    } catch (Failure.Blocked blocked) {
                        assertThat(blocked.problem().code()).isEqualTo("zoho-budget-spent");
                        spent.incrementAndGet();
                    }
                }));
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(zoho.stub.count("/crm/v8/users")).isBetween(10, 13);
        assertThat(zoho.stub.count("/crm/v8/users") + spent.get()).isEqualTo(40);
    }

    @Test
    void anOpenCircuitBlocksAndGivesTheSlotBack() {
        zoho.values.put("ZOHO_CONCURRENT_CALLS", "1");
        ZohoAccount.Node node = zoho.node();
        ZohoWire open = new ZohoWire(node.settings) {
            @Override
            Reply api(URI base, Function<ZohoApi, Response> call) {
                throw new CircuitBreakerOpenException();
            }
        };
        ZohoRemote remote = new ZohoRemote(node.tokens, node.gate, open);
        Failure.Blocked blocked = catchThrowableOfType(
                Failure.Blocked.class, () -> remote.call(Price.CALL, (api, header) -> api.users(header, "")));
        assertThat(blocked.problem().code()).isEqualTo("zoho-failing");
        assertThat(node.gate.enter()).isNotNull();
        assertThat(node.usage.lastDay().calls())
                .as("what was not sent costs nothing")
                .isZero();
    }

    private static void pauseOf(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
