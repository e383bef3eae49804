package org.mzi.mapping;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private final DefaultMaps defaults = DefaultMaps.load();

    @Test
    void acceptsOtherFieldsAndNewAttributes() {
        assertThatNoException()
                .isThrownBy(() -> check(
                        new FieldRule("zoho_student_id", List.of("id"), Extraction.LOOKUP_ID),
                        new FieldRule("major", List.of("Faculty", "Major"), Extraction.LOOKUP_NAME),
                        new FieldRule("shoe_size", List.of("Shoe_Size"), Extraction.NUMBER)));
    }

    @Test
    void refusesAnAttributeNameThatIsNoColumnName() {
        refuses("lower-case", new FieldRule("Major", List.of("Major"), Extraction.VALUE));
        refuses("lower-case", new FieldRule("major; drop table", List.of("Major"), Extraction.VALUE));
        refuses("lower-case", new FieldRule("1st", List.of("Major"), Extraction.VALUE));
    }

    @Test
    void refusesTwoRulesForOneAttribute() {
        refuses(
                "two rules",
                new FieldRule("major", List.of("Major"), Extraction.VALUE),
                new FieldRule("major", List.of("Sub_Major"), Extraction.VALUE));
    }

    @Test
    void refusesARuleWithoutFieldsOrWithWhatIsNoApiName() {
        refuses("at least one", new FieldRule("major", List.of(), Extraction.VALUE));
        refuses("API name", new FieldRule("major", List.of("Major' or 1=1"), Extraction.VALUE));
    }

    @Test
    void refusesAnotherSourceForIdAndTimes() {
        refuses("cannot be changed", new FieldRule("zoho_student_id", List.of("Name"), Extraction.VALUE));
        refuses("cannot be changed", new FieldRule("zoho_modified_time", List.of("Time"), Extraction.DATETIME));
    }

    @Test
    void refusesAnExtractionThatTheColumnCannotHold() {
        refuses("must be read as date", new FieldRule("date_of_birth", List.of("Birth_Date"), Extraction.VALUE));
    }

    @Test
    void namesTheKnownExtractions() {
        assertThatThrownBy(() -> Extraction.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"text\"")
                .hasMessageContaining("lookup_id");
    }

    private void refuses(String words, FieldRule... rules) {
        assertThatThrownBy(() -> check(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private void check(FieldRule... rules) {
        RuleCheck.check(List.of(rules), defaults.of("students"), defaults.fixed("students"));
    }
}
