package org.mzi.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.mapping.FieldMaps;
import org.mzi.platform.Json;
import org.mzi.records.EntityTypes;

class AttributeWordsTest {

    private final AttributeWords words = new AttributeWords(new Times(Locale.UK, ZoneId.of("Asia/Riyadh")));

    @Test
    void attributesGoByTheirNameInTheReadersLanguageElseByTheirOwn() {
        assertThat(AttributeWords.name("total_fees", Locale.ENGLISH)).isEqualTo("Total fees");
        assertThat(AttributeWords.name("total_fees", Texts.ARABIC)).isEqualTo("إجمالي الرسوم");
        assertThat(AttributeWords.name("p1_description", Locale.ENGLISH)).isEqualTo("p1_description");
    }

    @Test
    void everyAttributeOfADefaultMapButTheCriteriaHasAName() {
        FieldMaps maps = new FieldMaps(null, null);
        EntityTypes.load().handled().forEach(type -> assertThat(maps.defaultOf(type.name()).rules().stream()
                        .map(rule -> rule.attribute())
                        .filter(attribute -> !attribute.endsWith("_description")
                                && !attribute.equals(type.idAttribute())
                                && !attribute.equals("zoho_modified_time")))
                .allMatch(AttributeWords::hasName));
    }

    @Test
    void valuesAreWrittenForPeople() {
        assertThat(text(Json.value("2026-09-01"))).isEqualTo("2026-09-01");
        assertThat(text(Json.value("2026-09-01T05:00:00+00:00"))).isEqualTo("1 Sept 2026, 08:00:00");
        assertThat(text(Json.value("2026-09-01T25:00"))).isEqualTo("2026-09-01T25:00");
        assertThat(text(JsonValue.TRUE)).isEqualTo("Yes");
        assertThat(text(JsonValue.NULL)).isEqualTo("–");
        assertThat(text(Json.object("{\"a\": 500.25}").get("a"))).isEqualTo("500.25");
        assertThat(text(Json.object("{\"a\": [\"b\"]}").get("a"))).isEqualTo("[\n    \"b\"\n]");
    }

    private String text(JsonValue value) {
        return words.value(value).getElement().getText();
    }
}
