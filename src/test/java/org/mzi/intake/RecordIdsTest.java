package org.mzi.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"zoho_id\":\"1\",\"module\":\"M\"} | 1",
                "{\"id\":\"1\",\"Name\":\"A01\"} | 1",
                "{\"ids\":[\"1\",\"2\"],\"module\":\"M\"} | 1 2",
                "{\"ids\":[1,\"2\"]} | 1 2",
                "{\"data\":[{\"id\":\"1\",\"Name\":\"A\"},{\"zoho_id\":2}]} | 1 2",
                "{\"id\":9223372036854775807} | 9223372036854775807",
                "{\"id\":9999999999999999999} | 9999999999999999999",
                "{\"id\":\" 7 \"} | 7",
                "{\"id\":\"1\",\"id\":\"2\"} | 1 2",
                "{\"data\":[{\"id\":\"1\"},{\"Name\":\"A\"}]} | 1",
                "{\"id\":\"1\",\"ids\":null,\"zoho_id\":null} | 1",
                "{\"id\":\"1\",\"Owner\":{\"id\":\"99\"},\"Rows\":[{\"id\":\"98\"}]} | 1",
                "{\"zoho_id\":\"3\",\"id\":\"2\",\"ids\":[\"1\",\"3\"],\"data\":[{\"id\":\"4\"}]} | 3 2 1 4"
            })
    void findsEveryIdOfAJsonBodyOnceInOrder(String body, String ids) throws BadBodyException {
        assertThat(json(body)).containsExactly(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "zoho_id=1&module=M, 1",
        "id=1, 1",
        "id=1&id=2, 1 2",
        "ids[]=1&ids%5B%5D=2, 1 2",
        "ids=1%2C2, 1 2",
        "Name=A+B&zoho_id=+1+&Empty=, 1"
    })
    void findsEveryIdOfAForm(String form, String ids) throws BadBodyException {
        assertThat(RecordIds.fromForm(form.getBytes(UTF_8), null)).containsExactly(ids.split(" "));
        assertThat(RecordIds.fromJson(new byte[0], form)).containsExactly(ids.split(" "));
    }

    @Test
    void addsTheIdsOfTheAddressToThoseOfTheBody() throws BadBodyException {
        assertThat(RecordIds.fromJson("{\"id\":\"1\"}".getBytes(UTF_8), "zoho_id=2&x=y"))
                .containsExactly("1", "2");
    }

    @Test
    void readsAHundredIds() throws BadBodyException {
        List<String> ids = IntStream.range(0, 100).mapToObj(n -> "57" + n).toList();
        String body = ids.stream().collect(Collectors.joining("\",\"", "{\"ids\":[\"", "\"]}"));
        assertThat(json(body)).isEqualTo(ids);
    }

    @Test
    void takesAByteOrderMarkForWhatItIs() throws BadBodyException {
        assertThat(json("\uFEFF{\"id\":\"1\"}")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"12345678901234567890\"",
                "12345678901234567890",
                "-1",
                "-0",
                "\"-1\"",
                "1.0",
                "1e3",
                "10e0",
                "1E+3",
                "1e999999999",
                "\"1e3\"",
                "\"0x10\"",
                "\"../../etc/passwd\"",
                "\"1/2\"",
                "\"1\\u0000\"",
                "\"1\\u00002\"",
                "\"\\ud800\"",
                "\"١٢٣\"",
                "\"1 2\"",
                "true",
                "{\"id\":\"1\"}",
                "[\"1\"]"
            })
    void refusesWhatIsNoId(String value) {
        assertThat(refusal("{\"id\":" + value + "}").code()).isEqualTo("malformed-id");
        assertThat(refusal("{\"ids\":[\"1\"," + value + "]}"))
                .hasMessageContaining("ids[1] is not an id")
                .hasMessageContaining("1 to 19 digits");
    }

    @Test
    void refusesANumberOfAnyLengthWithoutReckoning() {
        String digits = String.join("", Collections.nCopies(1_000_000, "9"));
        assertThat(refusal("{\"id\":" + digits + "}").getMessage()).hasSizeLessThan(300);
        assertThat(refusal("{\"id\":\"" + digits + "\"}").getMessage()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${!Module.Id}", "${!BTEC_Students.Id}", " ${Students.Id} "})
    void saysThatZohoDidNotFillInItsTemplate(String template) {
        assertThat(refusal("{\"zoho_id\":\"" + template + "\"}"))
                .hasMessageContaining("zoho_id is a template that Zoho did not fill in")
                .extracting(BadBodyException::code)
                .isEqualTo("template-not-substituted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": | malformed-json | line 1, column",
                "{\"id\":\"1\"} x | malformed-json | not JSON",
                "{'id':'1'} | malformed-json | line 1, column",
                "{\"id\":NaN} | malformed-json | not JSON",
                "[\"1\"] | malformed-body | must be a JSON object",
                "\"1\" | malformed-body | must be a JSON object",
                "null | malformed-body | must be a JSON object",
                "{} | no-record-id | names no record",
                "{\"ids\":[]} | no-record-id | names no record",
                "{\"ids\":\"1\"} | malformed-body | \"ids\" must be an array",
                "{\"data\":{\"id\":\"1\"}} | malformed-body | \"data\" must be an array",
                "{\"data\":[\"1\"]} | malformed-body | data[0] must be an object",
                "{\"data\":[[]]} | malformed-body | data[0] must be an object"
            })
    void saysWhatIsWrongAndWhere(String body, String code, String words) {
        BadBodyException refusal = refusal(body);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"data\":[", "{\"x\":[{\"a\":["})
    void refusesAHundredThousandLevels(String level) {
        assertThat(refusal(level.repeat(100_000)).code()).isEqualTo("malformed-json");
    }

    @Test
    void refusesEveryBeginningOfABody() {
        String whole =
                "{\"zoho_id\":\"1\",\"ids\":[2],\"data\":[{\"id\":\"3\",\"Rows\":[{\"a\":null}]}],\"x\":{\"y\":[true]}}";
        for (int length = 1; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThat(refusal(part)).as(part).isNotNull();
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin = "{\"id\":\"1\",\"Name\":\"é\"}".getBytes(ISO_8859_1);
        assertThat(catchThrowableOfType(BadBodyException.class, () -> RecordIds.fromJson(latin, null)))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesAnAddressThatIsNotPercentEncoded() {
        assertThat(catchThrowableOfType(BadBodyException.class, () -> RecordIds.fromJson(new byte[0], "zoho_id=%zz"))
                        .code())
                .isEqualTo("malformed-form");
    }

    @Test
    void showsOnlyTheBeginningOfAWrongIdAndNoControlCharacters() {
        String message =
                refusal("{\"id\":\"<b>\\u0007" + "x".repeat(500) + "\"}").getMessage();
        assertThat(message).contains("\"<b>?xxx").hasSizeLessThan(200).doesNotContain("\u0007");
    }

    private static List<String> json(String body) throws BadBodyException {
        return RecordIds.fromJson(body.getBytes(UTF_8), null);
    }

    private static BadBodyException refusal(String body) {
        return catchThrowableOfType(BadBodyException.class, () -> json(body));
    }
}
