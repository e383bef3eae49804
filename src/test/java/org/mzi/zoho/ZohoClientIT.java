package org.mzi.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.zoho.remote.ZohoStub;
import org.mzi.zoho.remote.ZohoStub.Answer;

class ZohoClientIT {

    private static final String STUDENTS = "/crm/v8/Students";
    private static final String COQL = "/crm/v8/coql";
    private static final String FIELDS = "/crm/v8/settings/fields";
    private static final String T1 = "2026-09-01T08:00:00+02:00";
    private static final String T2 = "2026-09-01T08:00:05+02:00";

    private final ZohoAccount zoho = new ZohoAccount();
    private final ZohoClient client = zoho.node().client;

    @BeforeEach
    void describeTheModule() {
        columns("Name:text", "About:textarea", "Rows:subform");
    }

    @AfterEach
    void close() {
        zoho.close();
    }

    @Test
    void tellsFoundFromAbsent() {
        zoho.stub.on(STUDENTS, request -> data(record("1", T1, "\"Name\":\"Ann\"")));
        ZohoRecords records = client.read("Students", List.of("1", "2"), List.of("Name", "Rows", "Gone"));
        assertThat(records.found().get("1").getString("Name")).isEqualTo("Ann");
        assertThat(records.absent()).containsExactly("2");
        assertThat(records.unknown()).isEmpty();
        ZohoStub.Request request = zoho.stub.requests(STUDENTS).get(0);
        assertThat(request.query())
                .containsEntry("ids", "1,2")
                .containsEntry("fields", "id,Modified_Time,Created_Time,Name");
        assertThat(request.header("Authorization")).isEqualTo("Zoho-oauthtoken access-1");
    }

    @Test
    void asksForFiftyIdsACall() {
        zoho.stub.on(
                STUDENTS,
                request -> data(Arrays.stream(request.query().get("ids").split(","))
                        .map(id -> record(id, T1, "\"Name\":\"N\""))
                        .toArray(String[]::new)));
        List<String> ids = IntStream.rangeClosed(1, 120).mapToObj(i -> "" + i).toList();
        assertThat(client.read("Students", ids, List.of("Name")).found()).containsOnlyKeys(ids);
        assertThat(zoho.stub.count(STUDENTS)).isEqualTo(3);
    }

    @Test
    void nothingFoundIsAnAnswer() {
        zoho.stub.on(STUDENTS, request -> Answer.empty(204));
        assertThat(client.read("Students", List.of("1", "2"), List.of("Name")).absent())
                .containsExactly("1", "2");
    }

    @Test
    void notModifiedSaysNothingAboutTheRecord() {
        zoho.stub.on(STUDENTS, request -> Answer.empty(304));
        assertThat(client.read("Students", List.of("1"), List.of("Name")).unknown())
                .containsExactly("1");
    }

    @Test
    void keepsLongIdsThatComeAsNumbers() {
        zoho.stub.on(
                STUDENTS,
                request -> Answer.ok("{\"data\":[{\"id\":5725767000000524157,\"Modified_Time\":\"" + T1
                        + "\",\"Name\":{\"id\":5725767000000524158}}]}"));
        JsonObject record = client.read("Students", List.of("5725767000000524157"), List.of("Name"))
                .found()
                .get("5725767000000524157");
        assertThat(record.getString("id")).isEqualTo("5725767000000524157");
        assertThat(record.getJsonObject("Name").getString("id")).isEqualTo("5725767000000524158");
    }

    @Test
    void dropsWhatListsCannotCarry() {
        zoho.stub.on(STUDENTS, request -> data(record("1", T1, "\"Name\":null,\"Rows\":null")));
        assertThat(client.read("Students", List.of("1"), List.of("Name"))
                        .found()
                        .get("1"))
                .containsKey("Name")
                .doesNotContainKey("Rows");
    }

    @Test
    void mergesMoreThanFiftyFieldsOfOneVersion() {
        String[] names = IntStream.range(0, 60).mapToObj(i -> "F" + i).toArray(String[]::new);
        columns(Arrays.stream(names).map(name -> name + ":text").toArray(String[]::new));
        zoho.stub.on(
                STUDENTS, request -> data(echo("1", T1, request), echo("2", secondCall(request) ? T2 : T1, request)));
        ZohoRecords records = client.read("Students", List.of("1", "2", "3"), List.of(names));
        assertThat(records.found()).containsOnlyKeys("1");
        assertThat(records.found().get("1").keySet()).contains(names);
        assertThat(records.unknown()).containsExactly("2");
        assertThat(records.absent()).containsExactly("3");
        assertThat(zoho.stub.requests(STUDENTS))
                .allSatisfy(request ->
                        assertThat(request.query().get("fields").split(",")).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void aRecordThatVanishesBetweenTheCallsIsNotHalfRead() {
        String[] names = IntStream.range(0, 60).mapToObj(i -> "F" + i).toArray(String[]::new);
        columns(Arrays.stream(names).map(name -> name + ":text").toArray(String[]::new));
        zoho.stub.on(STUDENTS, request -> secondCall(request) ? Answer.empty(204) : data(echo("1", T1, request)));
        ZohoRecords records = client.read("Students", List.of("1"), List.of(names));
        assertThat(records.found()).isEmpty();
        assertThat(records.absent()).isEmpty();
        assertThat(records.unknown()).containsExactly("1");
    }

    @Test
    void readsLongTextsWhole() {
        String whole = "x".repeat(1200);
        zoho.stub.on(
                STUDENTS,
                request -> data(
                        record("1", T1, "\"About\":\"" + "x".repeat(500) + "\""),
                        record("2", T1, "\"About\":\"short\"")));
        zoho.stub.on(
                STUDENTS + "/1/actions/fetch_full_data",
                request -> Answer.ok("{\"data\":[{\"About\":\"" + whole + "\"}]}"));
        ZohoRecords records = client.read("Students", List.of("1", "2"), List.of("About"));
        assertThat(records.found().get("1").getString("About")).isEqualTo(whole);
        assertThat(records.found().get("2").getString("About")).isEqualTo("short");
    }

    @Test
    void takesSmallerPagesOfAQueryWhereZohoAllowsNoLargerOnes() {
        List<Answer> pages = List.of(
                Answer.ok("{\"data\":[{\"id\":\"1\"}],\"info\":{\"more_records\":true}}"),
                Answer.json(400, "{\"code\":\"LIMIT_EXCEEDED\",\"status\":\"error\"}"),
                Answer.ok("{\"data\":[{\"id\":\"2\"}],\"info\":{\"more_records\":false}}"));
        AtomicInteger page = new AtomicInteger();
        zoho.stub.on(COQL, request -> pages.get(page.getAndIncrement()));
        assertThat(client.referring("Students", List.of("Gone", "Name"), List.of("7")))
                .contains(Set.of("1", "2"));
        assertThat(page.get()).isEqualTo(3);
    }

    @Test
    void aRefusedQueryIsNoAnswerAndNotAskedAgainAtOnce() {
        zoho.stub.on(COQL, request -> Answer.json(401, "{\"code\":\"OAUTH_SCOPE_MISMATCH\",\"status\":\"error\"}"));
        assertThat(client.referring("Students", List.of("Name"), List.of("7"))).isEmpty();
        assertThat(client.referring("Students", List.of("Name"), List.of("8"))).isEmpty();
        assertThat(zoho.stub.count(COQL)).isEqualTo(1);
        assertThat(client.referring("Students", List.of("Gone"), List.of("7"))).contains(Set.of());
    }

    @Test
    void refreshesTheFieldListWhenZohoDoesNotKnowAColumn() {
        client.fields("Students");
        columns("Name:text");
        zoho.stub.on(
                STUDENTS,
                request -> request.query().get("fields").contains("About")
                        ? Answer.json(400, "{\"code\":\"INVALID_DATA\",\"details\":{\"api_name\":\"About\"}}")
                        : data(record("1", T1, "\"Name\":\"Ann\"")));
        assertThat(client.read("Students", List.of("1"), List.of("Name", "About"))
                        .found())
                .containsKey("1");
        assertThat(zoho.stub.count(FIELDS)).isEqualTo(2);
    }

    @Test
    void keepsTheOldFieldListWhileItCannotBeReadAgain() {
        client.fields("Students");
        zoho.stub.on(FIELDS, request -> Answer.json(500, "{\"code\":\"INTERNAL_ERROR\"}"));
        zoho.pass(Duration.ofMinutes(59));
        client.fields("Students");
        assertThat(zoho.stub.count(FIELDS)).isOne();
        zoho.pass(Duration.ofMinutes(2));
        assertThat(client.fields("Students").has("Name")).isTrue();
        assertThat(client.fields("Students").has("Name")).isTrue();
        assertThat(zoho.stub.count(FIELDS)).isEqualTo(2);
    }

    @Test
    void renewsARefusedTokenOnce() {
        zoho.stub.on(
                STUDENTS,
                request -> request.header("Authorization").endsWith("access-1")
                        ? Answer.json(401, "{\"code\":\"INVALID_TOKEN\",\"details\":{}}")
                        : data(record("1", T1, "\"Name\":\"Ann\"")));
        assertThat(client.read("Students", List.of("1"), List.of("Name")).found())
                .hasSize(1);
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isEqualTo(2);
    }

    @Test
    void blocksWhenAFreshTokenIsRefusedToo() {
        client.fields("Students");
        zoho.stub.on(STUDENTS, request -> Answer.json(401, "{\"code\":\"INVALID_TOKEN\",\"details\":{}}"));
        assertThat(blocked().problem().code()).isEqualTo("zoho-token-refused");
        assertThat(zoho.stub.count(STUDENTS)).isEqualTo(2);
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isEqualTo(2);
        blocked();
        assertThat(zoho.stub.count(ZohoStub.TOKEN))
                .as("no renewal per try, which would use up Zoho's ten tokens")
                .isEqualTo(2);
    }

    @Test
    void wrongScopePermissionOrModuleBlockWithoutANewToken() {
        zoho.stub.on(STUDENTS, request -> Answer.json(401, "{\"code\":\"OAUTH_SCOPE_MISMATCH\",\"details\":{}}"));
        assertThat(blocked().problem().code()).isEqualTo("zoho-scope-missing");
        zoho.stub.on(STUDENTS, request -> Answer.json(403, "{\"code\":\"NO_PERMISSION\",\"details\":{}}"));
        assertThat(blocked().problem().code()).isEqualTo("zoho-permission-missing");
        zoho.stub.on(STUDENTS, request -> Answer.json(400, "{\"code\":\"INVALID_MODULE\",\"details\":{}}"));
        assertThat(blocked()).hasMessageContaining("Students").hasMessageContaining("ZOHO_MODULE_");
        assertThat(zoho.stub.count(ZohoStub.TOKEN)).isOne();
    }

    @Test
    void anUnsuccessfulAnswerMayBeTheRecordsFault() {
        for (Answer answer : List.of(
                Answer.json(500, "{\"code\":\"INTERNAL_ERROR\"}"),
                Answer.html(503),
                Answer.html(200),
                Answer.truncated("{\"data\":[{\"id\":\"1\"}"),
                Answer.ok("{\"data\":[{\"id\":\"1\""),
                Answer.ok("[]"),
                Answer.ok(""),
                Answer.ok("{\"info\":{}}"),
                Answer.ok("{\"data\":[{\"Name\":\"without id\"}]}"),
                Answer.ok("{\"code\":\"SOMETHING\",\"status\":\"error\"}"))) {
            zoho.stub.on(STUDENTS, request -> answer);
            Failure.Retryable failure = retryable();
            boolean cutOff = failure.problem().code().equals("zoho-connection-lost");
            assertThat(failure.perhapsContent() || cutOff).as(answer.body()).isTrue();
        }
    }

    @Test
    void aLostWayIsNotTheRecordsFault() {
        client.fields("Students");
        zoho.giveUpSoon();
        for (Answer answer : List.of(Answer.hang(), Answer.drop())) {
            zoho.stub.on(STUDENTS, request -> answer);
            assertThat(retryable().perhapsContent()).isFalse();
        }
    }

    @Test
    void noNodeCallsDuringABackoff() {
        client.fields("Students");
        zoho.stub.on(STUDENTS, request -> Answer.json(429, "{\"code\":\"TOO_MANY_REQUESTS\",\"status\":\"error\"}"));
        Duration first = blocked().atLeast();
        assertThat(first).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThatThrownBy(() -> zoho.node().client.probe()).isInstanceOf(Failure.Blocked.class);
        assertThat(zoho.stub.count(STUDENTS)).isOne();
        zoho.pass(Duration.ofSeconds(4));
        assertThat(blocked().atLeast()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        zoho.pass(Duration.ofSeconds(7));
        zoho.node().client.probe();
        assertThat(blocked().atLeast())
                .as("a success ends the series")
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void readsOneRecordWithItsSubforms() {
        zoho.stub.on(STUDENTS + "/1", request -> Answer.ok("{\"data\":[{\"id\":\"1\",\"Rows\":[{\"id\":7}]}]}"));
        zoho.stub.on(STUDENTS + "/2", request -> Answer.empty(204));
        zoho.stub.on(STUDENTS + "/3", request -> Answer.json(400, "{\"code\":\"INVALID_DATA\",\"details\":{}}"));
        assertThat(client.readOne("Students", "1").orElseThrow().getJsonArray("Rows"))
                .hasSize(1);
        assertThat(client.readOne("Students", "2")).isEmpty();
        assertThat(client.readOne("Students", "3")).isEmpty();
        assertThatThrownBy(() -> client.readOne("Students", "4")).isInstanceOf(Failure.class);
    }

    @Test
    void findsTheProofOfADeletionOnLaterPages() {
        AtomicInteger pages = new AtomicInteger();
        zoho.stub.on(STUDENTS + "/deleted", request -> {
            int page = pages.incrementAndGet();
            return Answer.ok(
                    "{\"data\":[{\"id\":\"" + page + "\",\"type\":\"recycle\"}],\"info\":{\"more_records\":true}}");
        });
        assertThat(client.deletedAmong("Students", Set.of("2", "3"), Instant.parse("2026-09-01T09:00:00.123Z")))
                .containsExactlyInAnyOrder("2", "3");
        assertThat(pages).hasValue(3);
        ZohoStub.Request request = zoho.stub.requests(STUDENTS + "/deleted").get(2);
        assertThat(request.header("If-Modified-Since")).isEqualTo("2026-09-01T09:00:00+00:00");
        assertThat(request.query()).containsEntry("page", "3").containsEntry("type", "all");
    }

    @Test
    void noDeletionsAreNoProof() {
        for (int status : new int[] {204, 304}) {
            zoho.stub.on(STUDENTS + "/deleted", request -> Answer.empty(status));
            assertThat(client.deletedAmong("Students", Set.of("2"), Instant.EPOCH))
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoId() {
        assertThatThrownBy(() -> client.read("Students", List.of("1,2"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.readOne("Students", "12345678901234567890"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoModule() {
        assertThatThrownBy(() -> client.read("Students/../users", List.of("1"), List.of()))
                .isInstanceOf(Failure.Blocked.class);
    }

    @Test
    void probesWithOneCall() {
        client.probe();
        assertThat(zoho.stub.requests("/crm/v8/users").get(0).query()).containsEntry("type", "CurrentUser");
    }

    private Failure.Blocked blocked() {
        return catchThrowableOfType(
                Failure.Blocked.class, () -> client.read("Students", List.of("1"), List.of("Name")));
    }

    private Failure.Retryable retryable() {
        return catchThrowableOfType(
                Failure.Retryable.class, () -> client.read("Students", List.of("1"), List.of("Name")));
    }

    private void columns(String... nameAndType) {
        String rows = Arrays.stream(nameAndType)
                .map(column -> column.split(":"))
                .map(column -> "{\"api_name\":\"" + column[0] + "\",\"data_type\":\"" + column[1] + "\"}")
                .collect(Collectors.joining(","));
        zoho.stub.on(FIELDS, request -> Answer.ok("{\"fields\":[" + rows + "]}"));
    }

    private static boolean secondCall(ZohoStub.Request request) {
        return !request.query().get("fields").contains("Created_Time");
    }

    private static String echo(String id, String modified, ZohoStub.Request request) {
        String values = Arrays.stream(request.query().get("fields").split(","))
                .filter(name -> name.startsWith("F"))
                .map(name -> "\"" + name + "\":\"v\"")
                .collect(Collectors.joining(","));
        return record(id, modified, values);
    }

    private static String record(String id, String modified, String values) {
        return "{\"id\":\"" + id + "\",\"Modified_Time\":\"" + modified + "\"," + values + "}";
    }

    private static Answer data(String... records) {
        return Answer.ok("{\"data\":[" + String.join(",", records) + "],\"info\":{\"more_records\":false}}");
    }
}
