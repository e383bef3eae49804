package org.mzi.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.Json;

class MapperTest {

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value       | \"Amina\"                                | \"Amina\"",
                "value       | \" kept as it is \"                      | \" kept as it is \"",
                "value       | 8157                                     | \"8157\"",
                "value       | 1E+3                                     | \"1000\"",
                "value       | true                                     | \"true\"",
                "value       | {\"id\":\"57\",\"name\":\"Unit 1\"}      | \"Unit 1\"",
                "value       | [\"A\",\"B\"]                            | \"A; B\"",
                "value       | [\"A\",\"-None-\",\"\",null,\"B\"]       | \"A; B\"",
                "value       | [{\"id\":\"1\",\"name\":\"A\"}]          | \"A\"",
                "lookup_id   | {\"id\":\"57\",\"name\":\"Unit 1\"}      | \"57\"",
                "lookup_id   | {\"id\":\"57\"}                          | \"57\"",
                "lookup_id   | \"5725767000000524157\"                  | \"5725767000000524157\"",
                "lookup_id   | 57                                       | \"57\"",
                "lookup_name | {\"id\":\"57\",\"name\":\"Unit 1\"}      | \"Unit 1\"",
                "lookup_name | \"Unit 1\"                               | \"Unit 1\"",
                "date        | \"2026-09-01\"                           | \"2026-09-01\"",
                "date        | \" 2026-09-01 \"                         | \"2026-09-01\"",
                "date        | \"2026-09-01T23:30:00+03:00\"            | \"2026-09-01\"",
                "date        | \"٢٠٢٦-٠٩-٠١\"                           | \"2026-09-01\"",
                "datetime    | \"2026-09-01T08:00:00+03:00\"            | \"2026-09-01T05:00:00Z\"",
                "datetime    | \"2026-09-01T00:30:00+05:30\"            | \"2026-08-31T19:00:00Z\"",
                "datetime    | \"2026-09-01T05:00:00Z\"                 | \"2026-09-01T05:00:00Z\"",
                "number      | \"1,234.50\"                             | 1234.50",
                "number      | \"1,234,567\"                            | 1234567",
                "number      | \" 12 \"                                 | 12",
                "number      | \"-0.5\"                                 | -0.5",
                "number      | \".5\"                                   | 0.5",
                "number      | 0.1                                      | 0.1",
                "number      | 12345678901234567890.12                  | 12345678901234567890.12",
                "number      | \"١٬٢٣٤٫٥٠\"                             | 1234.50",
                "number      | \"۱۲\"                                   | 12",
                "boolean     | true                                     | true",
                "boolean     | false                                    | false",
                "boolean     | \"true\"                                 | true",
                "boolean     | \"False\"                                | false",
                "boolean     | \"Yes\"                                  | true",
                "boolean     | \" no \"                                 | false",
                "boolean     | 1                                        | true",
                "boolean     | \"0\"                                    | false",
                "json        | [{\"LO_Code\":\"P1\",\"LO_Score\":2.0}]  | [{\"LO_Code\":\"P1\",\"LO_Score\":2.0}]",
                "json        | []                                       | []",
                "json        | {}                                       | {}",
            })
    void convertsWhatHasTheExpectedForm(String extraction, String zoho, String attribute) {
        Mapped mapped = map(extraction, zoho);

        assertThat(mapped.problems()).isEmpty();
        assertThat(mapped.attributes().get("a")).hasToString(attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "lookup_id", "lookup_name", "date", "datetime", "number", "boolean", "json"})
    void readsEmptyValuesAsNull(String extraction) {
        for (String empty : List.of("null", "\"\"", "\"  \"", "\"\u00a0\u200f\"", "\"-None-\"", "\" -None- \"")) {
            Mapped mapped = map(extraction, empty);

            assertThat(mapped.attributes()).as(empty).hasToString("{\"a\":null}");
            assertThat(mapped.problems()).as(empty).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value       | []",
                "value       | [\"-None-\"]",
                "lookup_id   | {\"id\":null,\"name\":null}",
                "lookup_name | {\"id\":null,\"name\":\"\"}",
            })
    void readsEmptyListsAndLookupsAsNull(String extraction, String zoho) {
        assertThat(map(extraction, zoho).attributes()).hasToString("{\"a\":null}");
    }

    @ParameterizedTest(name = "{0}: {1} is found as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value       | {\"size\":3}                  | a JSON object",
                "value       | [{\"File_Id__s\":\"x\"}]      | a JSON array",
                "lookup_id   | \"A01B0000C\"                 | a99a9999a",
                "lookup_id   | \"57257670000005241570\"      | 99999999999999999999",
                "lookup_id   | [{\"id\":\"1\"}]              | a JSON array",
                "lookup_name | [\"A\"]                       | a JSON array",
                "date        | \"31/12/2000\"                | 99/99/9999",
                "date        | \"2026-02-30\"                | 9999-99-99",
                "date        | \"2026-09-01Tnoon\"           | 9999-99-99aaaaa",
                "date        | \"0000-01-01\"                | 9999-99-99",
                "date        | 20260901                      | 99999999",
                "datetime    | \"2026-09-01\"                | 9999-99-99",
                "datetime    | \"2026-09-01T08:00:00\"       | 9999-99-99a99:99:99",
                "datetime    | \"yesterday\"                 | aaaaaaaaa",
                "number      | \"1,5\"                       | 9,9",
                "number      | \"1.234,50\"                  | 9.999,99",
                "number      | \"12 USD\"                    | 99 aaa",
                "number      | \"1e5\"                       | 9a9",
                "number      | 1e999                         | 9a+999",
                "number      | true                          | aaaa",
                "number      | {\"id\":\"1\"}                | a JSON object",
                "boolean     | \"perhaps\"                   | aaaaaaa",
                "boolean     | 2                             | 9",
            })
    void leavesOutWhatDoesNotFitAndTellsItsShape(String extraction, String zoho, String shape) {
        Mapped mapped = map(extraction, zoho);

        assertThat(mapped.attributes()).isEmpty();
        assertThat(mapped.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.found()).isEqualToIgnoringCase(shape);
            assertThat(problem.text(Set.of("F")))
                    .startsWith("Zoho field F (attribute a) must be "
                            + Extraction.of(extraction).expected());
        });
    }

    @Test
    void tellsTheValueUnlessItIsPersonal() {
        FieldProblem problem = map("date", "\"31/12/2000\"").problems().get(0);
        assertThat(problem.text(Set.of())).endsWith("; found \"31/12/2000\".");
        assertThat(problem.text(Set.of("a"))).endsWith("; found something of the form 99/99/9999.");
        assertThat(problem.text(Set.of("F"))).doesNotContain("2000");
        assertThat(map("number", "\"" + "x".repeat(50) + "\"").problems().get(0).text(Set.of()))
                .contains("\"" + "x".repeat(40) + "…\"");
    }

    @Test
    void showsAtMostFortyCharactersOfAShape() {
        assertThat(map("number", "\"" + "x".repeat(50) + "\"").problems().get(0).found())
                .isEqualTo("a".repeat(40) + "…");
    }

    @Test
    void takesTheFirstFieldThatIsNotEmpty() {
        FieldRule rule = new FieldRule("display_name", List.of("Display_Name", "Account_Name"), Extraction.VALUE);

        assertThat(map(rule, "{'Display_Name':'A','Account_Name':'B'}")).hasToString("{\"display_name\":\"A\"}");
        assertThat(map(rule, "{'Display_Name':'-None-','Account_Name':'B'}")).hasToString("{\"display_name\":\"B\"}");
        assertThat(map(rule, "{'Account_Name':'B'}")).hasToString("{\"display_name\":\"B\"}");
        assertThat(map(rule, "{'Display_Name':'','Account_Name':null}")).hasToString("{\"display_name\":null}");
        assertThat(map(rule, "{'Account_Name':null}")).hasToString("{\"display_name\":null}");
    }

    @Test
    void leavesOutAFieldThatWasNotRead() {
        FieldRule rule = new FieldRule("display_name", List.of("Display_Name", "Account_Name"), Extraction.VALUE);

        assertThat(map(rule, "{'City':'X'}")).isEmpty();
    }

    @Test
    void takesTheNameOfALookupThatCameWithoutOneAsNotRead() {
        FieldRule rule = new FieldRule("program_name", List.of("Program", "Program_Name"), Extraction.LOOKUP_NAME);

        assertThat(map(rule, "{'Program':{'id':'5'}}")).isEmpty();
        assertThat(map(rule, "{'Program':{'id':'5'},'Program_Name':'IT'}")).hasToString("{\"program_name\":\"IT\"}");
    }

    @Test
    void keepsTheOrderOfTheRules() {
        FieldMap map = new FieldMap(
                "things",
                0,
                List.of(
                        new FieldRule("z", List.of("Z"), Extraction.VALUE),
                        new FieldRule("a", List.of("A"), Extraction.VALUE),
                        new FieldRule("m", List.of("Z"), Extraction.VALUE)));

        assertThat(Mapper.map(map, json("{'A':'1','Z':'2'}")).attributes().keySet())
                .containsExactly("z", "a", "m");
    }

    @Test
    void oneBadValueLeavesTheOthersStanding() {
        FieldMap students = DefaultMaps.load().of("students");

        Mapped mapped = Mapper.map(students, json("{'id':'1','Birth_Date':'soon','City':'Amman'}"));

        assertThat(mapped.attributes()).hasToString("{\"zoho_student_id\":\"1\",\"city\":\"Amman\"}");
        assertThat(mapped.problems())
                .singleElement()
                .extracting(FieldProblem::attribute)
                .isEqualTo("date_of_birth");
    }

    @Test
    void mapsInstalmentsWithTheirRowNumberAndStatusWhereZohoGivesNone() {
        FieldMap installments = DefaultMaps.load().of("installments");
        JsonArray rows = (JsonArray)
                Json.parse(
                        """
                [{"id":"1","Installment_No":"7","Due_Date":"2026-09-01","Installment_Amount":"1,000.50",
                  "Installment_Status":"Paid","Paid_Date":"2026-08-30"},
                 {"id":"2","Installment_Amount":250,"Due_Date":null}]""");

        assertThat(Mapper.mapRows(installments, rows).stream()
                        .map(row -> row.attributes().toString()))
                .containsExactly(
                        "{\"installment_number\":\"7\",\"due_date\":\"2026-09-01\",\"amount\":1000.50,"
                                + "\"status\":\"Paid\",\"paid_date\":\"2026-08-30\"}",
                        "{\"installment_number\":\"2\",\"due_date\":null,\"amount\":250,"
                                + "\"status\":\"Pending\",\"paid_date\":null}");
    }

    private static Mapped map(String extraction, String zoho) {
        FieldRule rule = new FieldRule("a", List.of("F"), Extraction.of(extraction));
        return Mapper.map(new FieldMap("things", 0, List.of(rule)), Json.object("{\"F\":" + zoho + "}"));
    }

    private static JsonObject map(FieldRule rule, String record) {
        return Mapper.map(new FieldMap("things", 0, List.of(rule)), json(record))
                .attributes();
    }

    private static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }
}
