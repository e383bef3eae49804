package org.mzi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Settings;
import org.mzi.platform.TimerLease;
import org.mzi.records.EntityTypes;
import org.mzi.sandbox.Fault;
import org.mzi.sandbox.Sandbox;
import org.mzi.sandbox.ZohoStandIn;
import org.mzi.setup.Item.Kind;
import org.mzi.setup.Item.Result;
import org.mzi.setup.Item.Standing;
import org.mzi.zoho.WebhookCalls;
import org.mzi.zoho.ZohoNode;

/** Two nodes on one PostgreSQL, with a stand-in that refuses what Zoho refuses. */
class RegistrationIT {

    private static final Database DATABASE = TestDatabase.create().database();
    private static final String STAGING = "https://staging.school.example";
    private static final String TYPES =
            """
            [{"name":"students","singular":"student","title":"Students","table":"students","module":"BTEC_Students",
              "aliases":[],"parents":[],"moodle":true,"handled":true,
              "events":{"student_updated":"UPSERT","student_deleted":"DELETE"}},
             {"name":"classes","singular":"class","title":"Classes","table":"classes","module":"BTEC_Classes",
              "aliases":[],"parents":[],"moodle":true,"handled":true,
              "events":{"class_updated":"UPSERT","class_created":"UPSERT","class_deleted":"DELETE"}}]""";
    private static final List<String> RULES = List.of(
            "MZI - BTEC_Classes", "MZI - BTEC_Classes Delete", "MZI - BTEC_Students", "MZI - BTEC_Students Delete");

    private final Sandbox sandbox = Sandbox.start();
    private final ZohoStandIn zoho = sandbox.zoho();
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T10:00:00Z"));
    private WebhookCalls calls;
    private Registration one;
    private Registration two;

    @BeforeEach
    void start() {
        DATABASE.write(handle -> handle.createScript(
                        """
                        delete from zoho_token; insert into zoho_token default values;
                        update zoho_slot set leased_until = null, holder = null;
                        delete from zoho_channel; delete from zoho_registration; delete from timer_lease;
                        delete from webhook_call;""")
                .execute());
        zoho.clock(clock());
        zoho.tokenLimit(false);
        values.putAll(sandbox.settings());
        values.put("MZI_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        values.put("WEBHOOK_BASE_URL", "https://bridge.school.example");
        values.put("ZOHO_WEBHOOK_HMAC_SECRET", "only-for-this-test");
        one = node();
        two = node();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Registration node() {
        Settings settings = Settings.of(values);
        ZohoNode node = new ZohoNode(values, DATABASE, clock());
        RegistrationTable table = new RegistrationTable(DATABASE, clock());
        calls = node.calls;
        return new Registration(
                new Channels(node.subscriptions, node.channels, clock()),
                new Rules(node.automation, table, settings),
                node.automation,
                node.channels,
                node.calls,
                table,
                EntityTypes.of(TYPES, settings),
                settings,
                new TimerLease(DATABASE, clock()),
                clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static Map<String, Result> results(List<Item> items) {
        return items.stream().collect(Collectors.toMap(item -> item.kind() + " " + item.name(), Item::result));
    }

    private static Set<Result> allOf(List<Item> items) {
        return items.stream().map(Item::result).collect(Collectors.toSet());
    }

    private Item state(Kind kind, String name) {
        return one.state().stream()
                .filter(item -> item.kind() == kind && item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Instant expiry(int channel) {
        return OffsetDateTime.parse(zoho.channels().get(channel).getString("channel_expiry"))
                .toInstant();
    }

    private List<String> names(String kind) {
        return zoho.automation(kind).stream()
                .map(item -> item.getString("name"))
                .sorted()
                .toList();
    }

    private void putForeignRule() {
        JsonObject module = zoho.automation("webhooks").get(0).getJsonObject("module");
        zoho.forgetSetUp();
        zoho.putAutomation("webhooks", foreign("11", module).build());
        zoho.putAutomation(
                "workflow_rules",
                foreign("12", module)
                        .add("execute_when", Json.builder().add("type", "create_or_edit"))
                        .add(
                                "conditions",
                                Json.array()
                                        .add(Json.builder()
                                                .add("id", "13")
                                                .add("sequence_number", 1)
                                                .add("criteria_details", Json.builder())
                                                .add(
                                                        "instant_actions",
                                                        Json.builder()
                                                                .add(
                                                                        "actions",
                                                                        Json.array()
                                                                                .add(
                                                                                        Json.builder()
                                                                                                .add("type", "webhooks")
                                                                                                .add("id", "11"))))))
                        .build());
    }

    private static JsonObjectBuilder foreign(String id, JsonObject module) {
        return Json.builder()
                .add("id", id)
                .add("name", "MZI - " + module.getString("api_name"))
                .add("module", module)
                .add("http_method", "POST")
                .add("url", STAGING + "/api/v1/webhooks/student-dashboard/student_updated");
    }

    @Test
    void runTwiceItMakesEverythingOnce() {
        assertThat(allOf(one.register(Set.of()))).containsExactly(Result.CREATED);
        List<JsonObject> channels = zoho.channels();
        List<JsonObject> webhooks = zoho.automation("webhooks");
        List<JsonObject> rules = zoho.automation("workflow_rules");

        assertThat(allOf(two.register(Set.of()))).containsExactly(Result.UNCHANGED);
        assertThat(channels).hasSize(2);
        assertThat(names("webhooks")).isEqualTo(RULES);
        assertThat(names("workflow_rules")).isEqualTo(RULES);
        assertThat(zoho.channels()).isEqualTo(channels);
        assertThat(zoho.automation("webhooks")).isEqualTo(webhooks);
        assertThat(zoho.automation("workflow_rules")).isEqualTo(rules);
        assertThat(one.state()).hasSize(6).allSatisfy(item -> assertThat(item.standing(now.get()))
                .isEqualTo(Standing.REGISTERED));
    }

    @Test
    void webhooksCarryTheSecretAndChannelsATokenEach() {
        one.register(Set.of());

        JsonObject webhook = zoho.automation("webhooks").stream()
                .filter(item -> item.getString("name").equals("MZI - BTEC_Students"))
                .findFirst()
                .orElseThrow();
        assertThat(webhook.getJsonObject("headers")
                        .getJsonArray("custom_parameters")
                        .toString())
                .contains("X-MZI-Token", "only-for-this-test");
        assertThat(webhook.getJsonObject("body").getString("raw_data_content"))
                .isEqualTo("{\"zoho_id\":\"${!BTEC_Students.Id}\",\"module\":\"BTEC_Students\"}");
        List<String> tokens = zoho.channels().stream()
                .map(channel -> channel.getString("token"))
                .toList();
        List<String> stored = DATABASE.read(handle -> handle.createQuery("select token from zoho_channel")
                .mapTo(String.class)
                .list());
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates().doesNotContainAnyElementsOf(stored);
    }

    @Test
    void aPlanChangesNothing() {
        assertThat(allOf(one.plan(Set.of()))).containsExactly(Result.CREATED);

        assertThat(zoho.channels()).isEmpty();
        assertThat(zoho.automation("webhooks")).isEmpty();
        assertThat(one.state()).allSatisfy(item -> assertThat(item.result()).isEqualTo(Result.MISSING));
    }

    @Test
    void theTimerRenewsAChannelAtHalfLifeAndNotBefore() {
        one.register(Set.of());
        Instant first = expiry(0);
        pass(Duration.ofDays(3));
        one.keepChannels();
        assertThat(expiry(0)).isEqualTo(first);

        pass(Duration.ofHours(12));
        one.keepChannels();
        assertThat(expiry(0)).isAfter(first.plus(Duration.ofDays(3)));
        assertThat(zoho.channels()).hasSize(2);
        assertThat(state(Kind.CHANNEL, "BTEC_Students").until()).isEqualTo(expiry(0));
    }

    @Test
    void theTimerMakesALostChannelAnewWithItsToken() {
        one.register(Set.of());
        JsonObject lost = zoho.channels().get(0);
        zoho.loseChannel(lost.getString("channel_id"));
        two.keepChannels();

        assertThat(zoho.channels()).hasSize(2);
        assertThat(zoho.channels())
                .filteredOn(channel -> channel.getString("channel_id").equals(lost.getString("channel_id")))
                .singleElement()
                .extracting(channel -> channel.getString("token"))
                .isEqualTo(lost.getString("token"));
    }

    @Test
    void oneOfTwoNodesLooksAfterTheChannels() {
        one.register(Set.of());
        TimerLease ofOne = new TimerLease(DATABASE, clock());
        TimerLease ofTwo = new TimerLease(DATABASE, clock());
        zoho.resetCalls();
        Duration period = Duration.ofMinutes(15);
        boolean ran = ofOne.run("zoho-channels", period, period, () -> {
            one.keepChannels();
            assertThat(ofTwo.run("zoho-channels", period, period, two::keepChannels))
                    .isFalse();
        });

        assertThat(ran).isTrue();
        assertThat(ofTwo.run("zoho-channels", period, period, two::keepChannels))
                .isFalse();
        assertThat(zoho.calls("watch")).isEqualTo(1);
    }

    @Test
    void theTimerAsksZohoNothingWhileNothingIsRegistered() {
        one.keepChannels();
        assertThat(zoho.calls()).isEmpty();
    }

    @Test
    void lostChannelsThatCannotBeMadeAnewAreSeenToHaveEnded() {
        values.put("ZOHO_REGISTRATION", "notifications");
        one.register(Set.of());
        zoho.channels().forEach(channel -> zoho.loseChannel(channel.getString("channel_id")));
        zoho.fault("watch", Fault.answer(200, "application/json", "{\"watch\":[]}"), 1);
        zoho.fault("watch", Fault.scopeMismatch(), 1);
        one.keepChannels();

        assertThat(one.state()).hasSize(2).allSatisfy(item -> {
            assertThat(item.result()).isEqualTo(Result.FAILED);
            assertThat(item.problem().text()).contains("ZohoCRM.notifications.ALL");
            assertThat(item.until()).isBeforeOrEqualTo(now.get());
        });
        one.keepChannels();
        assertThat(zoho.channels()).hasSize(2);
    }

    @Test
    void anotherBridgesRuleIsLeftAloneUntilItIsNamed() {
        one.register(Set.of());
        putForeignRule();
        JsonObject webhook = zoho.automation("webhooks").get(0);
        String name = webhook.getString("name");

        assertThat(results(one.register(Set.of()))).containsEntry("RULE " + name, Result.FOREIGN);
        assertThat(zoho.automation("webhooks")).contains(webhook);
        assertThat(state(Kind.RULE, name).url()).startsWith(STAGING);

        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> one.register(Set.of("MZI - Mistyped")));
        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        assertThat(zoho.automation("webhooks")).contains(webhook);

        assertThat(results(one.register(Set.of(name)))).containsEntry("RULE " + name, Result.UPDATED);
        assertThat(names("webhooks")).isEqualTo(RULES);
        assertThat(zoho.automation("webhooks"))
                .allSatisfy(item -> assertThat(item.getString("url")).startsWith("https://bridge.school.example/"));
        assertThat(allOf(one.register(Set.of()))).containsExactly(Result.UNCHANGED);
    }

    @Test
    void aStagingSystemOnACopyOfTheDatabaseTakesNothingFromProduction() {
        one.register(Set.of());
        List<JsonObject> channels = zoho.channels();
        List<JsonObject> webhooks = zoho.automation("webhooks");
        values.put("WEBHOOK_BASE_URL", STAGING);
        pass(Duration.ofDays(4));
        one.keepChannels();
        Map<String, Result> results = results(one.register(Set.of()));

        assertThat(RULES).allSatisfy(name -> assertThat(results).containsEntry("RULE " + name, Result.FOREIGN));
        assertThat(zoho.channels()).hasSize(4).containsAll(channels);
        assertThat(zoho.automation("webhooks")).isEqualTo(webhooks);

        values.put("ZOHO_REGISTRATION_LABEL", "staging");
        one.register(Set.of());
        assertThat(names("workflow_rules")).hasSize(8).containsAll(RULES).contains("MZI staging - BTEC_Students");
        assertThat(zoho.automation("webhooks")).containsAll(webhooks);
    }

    @Test
    void aNewSecretIsWrittenIntoTheWebhooks() {
        one.register(Set.of());
        values.put("ZOHO_WEBHOOK_HMAC_SECRET", "the-next-one");

        Map<String, Result> results = results(one.register(Set.of()));
        assertThat(RULES).allSatisfy(name -> assertThat(results).containsEntry("RULE " + name, Result.UPDATED));
        assertThat(zoho.automation("webhooks"))
                .allSatisfy(item -> assertThat(item.toString()).contains("the-next-one"));
    }

    @Test
    void whatIsNotWantedAnyMoreIsRemoved() {
        one.register(Set.of());
        values.put("ZOHO_REGISTRATION", "notifications");
        one.register(Set.of());
        assertThat(zoho.automation("workflow_rules")).isEmpty();
        assertThat(zoho.automation("webhooks")).isEmpty();
        assertThat(zoho.channels()).hasSize(2);

        values.put("ZOHO_REGISTRATION", "workflow");
        one.register(Set.of());
        assertThat(zoho.channels()).isEmpty();
        assertThat(names("workflow_rules")).isEqualTo(RULES);
        assertThat(one.state()).hasSize(4);
    }

    @Test
    void aModuleThatIsNotThereLeavesTheOthersStanding() {
        values.put("ZOHO_REGISTRATION", "workflow");
        values.put("ZOHO_MODULE_STUDENTS", "Nobody");
        Map<String, Result> results = results(one.register(Set.of()));

        assertThat(results)
                .containsEntry("RULE MZI - Nobody", Result.FAILED)
                .containsEntry("RULE MZI - BTEC_Classes", Result.CREATED)
                .containsEntry("RULE MZI - BTEC_Classes Delete", Result.CREATED);
        assertThat(state(Kind.RULE, "MZI - Nobody").problem().code()).isEqualTo("zoho-module-unknown");
    }

    @Test
    void aMissingScopeOfOneKindIsNamedAndLeavesTheOtherKindStanding() {
        zoho.fault("automation", Fault.scopeMismatch(), -1);
        List<Item> items = one.register(Set.of());

        assertThat(items)
                .filteredOn(item -> item.kind() == Kind.RULE)
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.problem().text())
                        .contains("ZohoCRM.settings.automation_actions.ALL", "ZohoCRM.settings.workflow_rules.ALL"));
        assertThat(items)
                .filteredOn(item -> item.kind() == Kind.CHANNEL)
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.result()).isEqualTo(Result.CREATED));
    }

    @Test
    void whatIsRightIsNotCalledFailedWhereSomethingBeforeItStopsTheRest() {
        values.put("ZOHO_REGISTRATION", "notifications");
        one.register(Set.of());
        zoho.channels().stream()
                .filter(channel -> channel.getString("channel_id")
                        .equals(state(Kind.CHANNEL, "BTEC_Students").id()))
                .forEach(channel -> zoho.loseChannel(channel.getString("channel_id")));
        zoho.fault("watch", Fault.answer(200, "application/json", "{\"watch\":" + zoho.channels() + "}"), 1);
        zoho.fault("watch", Fault.scopeMismatch(), 1);

        assertThat(results(one.register(Set.of())))
                .containsEntry("CHANNEL BTEC_Students", Result.FAILED)
                .containsEntry("CHANNEL BTEC_Classes", Result.UNCHANGED);
    }

    @Test
    void channelsWhoseTokensAreGoneGetNewOnes() {
        values.put("ZOHO_REGISTRATION", "notifications");
        one.register(Set.of());
        List<String> lost = zoho.channels().stream()
                .map(channel -> channel.getString("token"))
                .toList();
        DATABASE.write(handle -> handle.execute("delete from zoho_channel"));
        assertThat(one.state()).allSatisfy(item -> assertThat(item.result()).isEqualTo(Result.MISSING));

        assertThat(allOf(one.register(Set.of()))).containsExactly(Result.UPDATED);
        assertThat(zoho.channels()).hasSize(2).noneMatch(channel -> lost.contains(channel.getString("token")));
    }

    @Test
    void aWebhookWithoutItsRuleIsCompletedNotDoubled() {
        values.put("ZOHO_REGISTRATION", "workflow");
        one.register(Set.of());
        List<JsonObject> webhooks = zoho.automation("webhooks");
        zoho.forgetSetUp();
        webhooks.forEach(webhook -> zoho.putAutomation("webhooks", webhook));

        assertThat(allOf(one.register(Set.of()))).containsExactly(Result.UPDATED);
        assertThat(names("webhooks")).isEqualTo(RULES);
        assertThat(names("workflow_rules")).isEqualTo(RULES);
    }

    @Test
    void aRuleTellsWhenItsOwnWebhookWasLastCalled() {
        values.put("ZOHO_REGISTRATION", "workflow");
        calls.note("student_updated");
        pass(Duration.ofMinutes(5));
        calls.note("class_updated");
        calls.note("student_updated");
        assertThat(state(Kind.RULE, "MZI - BTEC_Students").lastEventAt()).isEqualTo(now.get());
        one.register(Set.of());

        assertThat(state(Kind.RULE, "MZI - BTEC_Students").lastEventAt()).isEqualTo(now.get());
        assertThat(state(Kind.RULE, "MZI - BTEC_Students Delete").lastEventAt()).isNull();
        values.put("WEBHOOK_BASE_URL", STAGING);
        assertThat(state(Kind.RULE, "MZI - BTEC_Students").lastEventAt()).isNull();
    }

    @Test
    void withoutAnAddressNothingIsTriedAndThatIsSaid() {
        values.remove("WEBHOOK_BASE_URL");

        assertThat(one.obstacle().text()).contains("WEBHOOK_BASE_URL");
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> one.register(Set.of()));
        assertThat(refused.getResponse().getStatus()).isEqualTo(409);
        assertThat(zoho.calls()).isEmpty();
    }

    @Test
    void withoutASecretNoRuleIsMade() {
        values.remove("ZOHO_WEBHOOK_HMAC_SECRET");
        values.put("ZOHO_REGISTRATION", "workflow");

        assertThat(one.register(Set.of()))
                .allSatisfy(item -> assertThat(item.problem().code()).isEqualTo("webhook-secret-missing"));
        assertThat(zoho.automation("webhooks")).isEmpty();
    }

    @Test
    void theInstructionsForDoingItByHandDoNotTellTheSecret() {
        assertThat(one.byHand()).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.header()).isEqualTo("X-MZI-Token");
            assertThat(rule.toString()).doesNotContain("only-for-this-test");
        });
    }
}
