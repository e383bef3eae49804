package org.mzi.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mzi.records.EntityTypes;

class WantedTest {

    private static final Bridge BRIDGE = new Bridge("https://bridge.school.example");

    private static List<Wanted.Source> sources() {
        return EntityTypes.load().all().stream()
                .map(type -> new Wanted.Source(type, type.defaultModule()))
                .toList();
    }

    @Test
    void everyModuleHasARuleForChangesAndOneForDeletions() {
        List<Wanted.Rule> rules = Wanted.rules(sources(), BRIDGE, "");

        assertThat(rules).hasSize(20);
        assertThat(rules).extracting(Wanted.Rule::name).doesNotHaveDuplicates();
        assertThat(rules)
                .contains(
                        new Wanted.Rule(
                                "MZI - BTEC_Students",
                                "BTEC_Students",
                                "create_or_edit",
                                "https://bridge.school.example/api/v1/webhooks/student-dashboard/student_updated"),
                        new Wanted.Rule(
                                "MZI - BTEC_Students Delete",
                                "BTEC_Students",
                                "delete",
                                "https://bridge.school.example/api/v1/webhooks/student-dashboard/student_deleted"));
    }

    @Test
    void aliasesOfAPathAreNotRegistered() {
        assertThat(Wanted.rules(sources(), BRIDGE, ""))
                .extracting(Wanted.Rule::url)
                .contains(BRIDGE.webhook("class_updated"), BRIDGE.webhook("request_status_changed"))
                .doesNotContain(BRIDGE.webhook("class_created"), BRIDGE.webhook("submit_student_request"));
    }

    @Test
    void classesAreWatchedForEditsAndDeletionsOnly() {
        assertThat(Wanted.channels(sources(), BRIDGE)).allSatisfy(channel -> assertThat(channel.operations())
                .isEqualTo(
                        channel.module().equals("BTEC_Classes")
                                ? Set.of("edit", "delete")
                                : Set.of("create", "edit", "delete")));
        assertThat(Wanted.rules(sources(), BRIDGE, ""))
                .filteredOn(rule -> rule.name().equals("MZI - BTEC_Classes"))
                .singleElement()
                .extracting(Wanted.Rule::trigger)
                .isEqualTo("edit");
    }

    @Test
    void aLabelStandsInEveryName() {
        assertThat(Wanted.rules(sources(), BRIDGE, "staging"))
                .extracting(Wanted.Rule::name)
                .allMatch(name -> name.startsWith("MZI staging - "));
    }
}
