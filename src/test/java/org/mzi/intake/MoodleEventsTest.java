package org.mzi.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Json;
import org.mzi.work.Event;
import org.mzi.work.NewEvent;

class MoodleEventsTest {

    private static final String ID = "0B8F3A52-6a0e-4a3f-9a51-3c7f4a7b9d10";

    private static MoodleEvent one(String event) throws BadBodyException {
        return MoodleEvents.parse(("{\"events\":[" + event + "]}").getBytes(UTF_8))
                .get(0);
    }

    private static String event(String type, String data) {
        return "{\"event_id\":\"" + ID + "\",\"event_type\":\"" + type + "\",\"time\":1767225600,\"data\":" + data
                + "}";
    }

    @Test
    void keepsWhatWasToldUnderAnIdThatTakesEffectOnce() throws BadBodyException {
        String told = event("grade_submitted", "{\"user_id\":42,\"course_id\":7,\"assignment_id\":9,\"grade\":\"P\"}");

        NewEvent event = one(told).event();

        assertThat(event.source()).isEqualTo(Event.Source.MOODLE);
        assertThat(event.handler()).isEqualTo("moodle.grade_submitted");
        assertThat(event.recordKey()).isEqualTo("42_7_9");
        assertThat(event.dedupKey()).isEqualTo("moodle:0b8f3a52-6a0e-4a3f-9a51-3c7f4a7b9d10");
        assertThat(Json.object(event.payload())).isEqualTo(Json.object(told));
        assertThat(one(told).id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_created | {\"user_id\":42} | 42",
                "user_updated | {\"user_id\":42} | 42",
                "enrollment_created | {\"user_id\":42,\"course_id\":7} | 42_7",
                "enrollment_deleted | {\"user_id\":42,\"course_id\":7} | 42_7",
                "course_created | {\"course_id\":7} | 7",
                "course_updated | {\"course_id\":7} | 7",
                "request_submitted | {\"request_id\":3,\"user_id\":42} | 3",
                "grade_acknowledged | {\"zoho_grade_id\":\"5725767000000524157\",\"user_id\":42} | 5725767000000524157"
            })
    void everyTypeNamesItsRecord(String type, String data, String key) throws BadBodyException {
        assertThat(one(event(type, data)).event().recordKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | An event must be an object.",
                "{} | event_id must be a UUID.",
                "{\"event_id\":\"1\"} | event_id must be a UUID.",
                "{\"event_id\":7} | event_id must be a UUID.",
                "{\"event_id\":\"0b8f3a526a0e4a3f9a513c7f4a7b9d10\"} | event_id must be a UUID.",
                "{\"event_id\":\"ID\"} | event_type is missing. Known are: grade_submitted, user_created",
                "{\"event_id\":\"ID\",\"event_type\":\"x\\u0000\"} | event_type \"x?\" is not known. Known are: grade",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\"} | time must be whole seconds",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":1.5} | time must be whole seconds",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":\"5\"} | time must be whole seconds",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":0} | time must be whole seconds",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":999999999999} | time must be whole",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":5} | data must be an object.",
                "{\"event_id\":\"ID\",\"event_type\":\"user_created\",\"time\":5,\"data\":[]} | data must be an object.",
                "user_created {} | data.user_id must be a whole number above 0.",
                "user_created {\"user_id\":0} | data.user_id must be",
                "user_created {\"user_id\":-1} | data.user_id must be",
                "user_created {\"user_id\":1.0} | data.user_id must be",
                "user_created {\"user_id\":\"42\"} | data.user_id must be",
                "user_created {\"user_id\":1234567890123456789} | data.user_id must be",
                "request_submitted {\"request_id\":3} | data.user_id must be",
                "grade_acknowledged {\"user_id\":1,\"zoho_grade_id\":5} | data.zoho_grade_id must be 1 to 19 digits as text.",
                "grade_acknowledged {\"user_id\":1,\"zoho_grade_id\":\"5x\"} | data.zoho_grade_id must be",
                "user_created {\"user_id\":1,\"a\":[{\"b\":\"x\\u0000\"}]} | event.data.a[0].b holds U+0000",
                "user_created {\"user_id\":1,\"a\":\"\\ud83d\"} | event.data.a holds U+0000 or half a character.",
                "user_created {\"user_id\":1,\"\\u0000\":1} | event.data has a member whose name",
                "user_created {\"user_id\":1,\"a\":1e41} | event.data.a is a number of over 40 digits.",
                "user_created {\"user_id\":1,\"a\":1e-41} | event.data.a is a number of over 40 digits."
            })
    void saysWhatIsWrongWithAnEvent(String told, String reason) throws BadBodyException {
        int blank = told.indexOf(' ');
        String whole = told.startsWith("{") || blank < 0
                ? told.replace("\"ID\"", '"' + ID + '"')
                : event(told.substring(0, blank), told.substring(blank + 1));

        MoodleEvent event = one(whole);

        assertThat(event.event()).isNull();
        assertThat(event.reason()).startsWith(reason);
    }

    @Test
    void takesTextOfEveryScript() throws BadBodyException {
        assertThat(one(event("user_created", "{\"user_id\":1,\"name\":\"ليلى حداد 😀\\ud83d\\ude00\"}"))
                        .reason())
                .isNull();
    }

    @Test
    void refusesWhatIsNestedTooDeep() throws BadBodyException {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(one(event("user_created", "{\"user_id\":1,\"a\":" + deep + "}"))
                        .reason())
                .endsWith("is nested over 32 levels deep.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | malformed-json",
                "{ | malformed-json",
                "{}x | malformed-json",
                "[] | malformed-body",
                "{} | malformed-body",
                "{\"events\":{}} | malformed-body",
                "{\"events\":null} | malformed-body"
            })
    void refusesABodyThatIsNoListOfEvents(String body, String code) {
        assertThat(code(body.getBytes(UTF_8))).isEqualTo(code);
    }

    @Test
    void refusesForeignAndEndlessBodies() {
        assertThat(code("{\"events\":[\"é\"]}".getBytes(ISO_8859_1))).isEqualTo("malformed-body");
        assertThat(code(("{\"events\":" + "[".repeat(100_000)).getBytes(UTF_8))).isEqualTo("malformed-json");
        assertThat(code("{\"events\":[{\"time\":1e99999999999}]}".getBytes(UTF_8)))
                .isEqualTo("malformed-json");
    }

    @Test
    void takesAHundredEventsAndNoneButNotMore() throws BadBodyException {
        assertThat(MoodleEvents.parse(numbers(100))).hasSize(100);
        assertThat(MoodleEvents.parse(numbers(0))).isEmpty();
        assertThat(code(numbers(101))).isEqualTo("too-many-events");
    }

    private static byte[] numbers(int count) {
        List<String> numbers =
                IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.toList());
        return ("{\"events\":[" + String.join(",", numbers) + "]}").getBytes(UTF_8);
    }

    private static String code(byte[] body) {
        return catchThrowableOfType(BadBodyException.class, () -> MoodleEvents.parse(body))
                .code();
    }
}
