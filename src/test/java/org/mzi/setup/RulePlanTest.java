package org.mzi.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mzi.setup.Item.Result;
import org.mzi.setup.RulePlan.Known;
import org.mzi.setup.RulePlan.Step;
import org.mzi.zoho.Webhook;
import org.mzi.zoho.WorkflowRule;

class RulePlanTest {

    private static final Bridge BRIDGE = new Bridge("https://bridge.school.example");
    private static final String NAME = "MZI - BTEC_Students";
    private static final String MODULE = "BTEC_Students";
    private static final String URL = BRIDGE.webhook("student_updated");
    private static final String STAGING = "https://staging.school.example/api/v1/webhooks/student-dashboard/x";
    private static final Wanted.Rule STUDENTS = new Wanted.Rule(NAME, MODULE, "create_or_edit", URL);
    private static final Known KNOWN = new Known(NAME, MODULE, "2", "1", URL, "print");

    private static Webhook webhook(String url) {
        return new Webhook("1", NAME, MODULE, url, true);
    }

    private static WorkflowRule rule(String trigger, boolean active, String... webhooks) {
        return new WorkflowRule("2", NAME, MODULE, trigger, active, "3", List.of(webhooks));
    }

    private static Step plan(List<Webhook> webhooks, List<WorkflowRule> rules, List<Known> known, String... takeOver) {
        List<Step> steps = new RulePlan(BRIDGE, webhooks, rules, Set.of(takeOver))
                .steps(List.of(STUDENTS), known, wanted -> "print");
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    @Test
    void makesWhatIsMissing() {
        assertThat(plan(List.of(), List.of(), List.of()).result()).isEqualTo(Result.CREATED);
    }

    @Test
    void saysWhenSomebodyDeletedWhatWasRegistered() {
        assertThat(plan(List.of(), List.of(), List.of(KNOWN)).result()).isEqualTo(Result.RECREATED);
    }

    @Test
    void leavesAloneWhatIsRight() {
        assertThat(plan(List.of(webhook(URL)), List.of(rule("create_or_edit", true, "1")), List.of(KNOWN))
                        .result())
                .isEqualTo(Result.UNCHANGED);
    }

    @Test
    void writesTheWebhookAnewWhenTheSecretIsAnotherOrNotKnown() {
        Step step = plan(
                List.of(webhook(URL)),
                List.of(rule("create_or_edit", true, "1")),
                List.of(new Known(NAME, MODULE, "2", "1", URL, "old")));

        assertThat(step.result()).isEqualTo(Result.UPDATED);
        assertThat(step.webhookRight()).isFalse();
        assertThat(step.ruleRight()).isTrue();
    }

    @Test
    void putsRightARuleThatIsOffOrRunsOnSomethingElseOrCallsNothing() {
        for (WorkflowRule wrong :
                List.of(rule("create_or_edit", false, "1"), rule("create", true, "1"), rule("create_or_edit", true))) {
            Step step = plan(List.of(webhook(URL)), List.of(wrong), List.of(KNOWN));

            assertThat(step.result()).isEqualTo(Result.UPDATED);
            assertThat(step.webhookRight()).isTrue();
            assertThat(step.ruleRight()).isFalse();
        }
    }

    @Test
    void writesAWebhookOfThisBridgeAnewThatHasAnotherPath() {
        Step step = plan(
                List.of(webhook(BRIDGE.webhook("student_created"))),
                List.of(rule("create_or_edit", true, "1")),
                List.of(KNOWN));
        assertThat(step.result()).isEqualTo(Result.UPDATED);
    }

    @Test
    void makesOnlyTheRuleWhereItsWebhookIsThere() {
        Step step = plan(List.of(webhook(URL)), List.of(), List.of(KNOWN));

        assertThat(step.result()).isEqualTo(Result.UPDATED);
        assertThat(step.webhookRight()).isTrue();
        assertThat(step.rule()).isNull();
    }

    @Test
    void leavesAnotherBridgesRuleAloneEvenIfTheDatabaseKnowsIt() {
        Step step = plan(List.of(webhook(STAGING)), List.of(rule("create_or_edit", true, "1")), List.of(KNOWN));

        assertThat(step.result()).isEqualTo(Result.FOREIGN);
        assertThat(step.url()).isEqualTo(STAGING);
        assertThat(step.wanted()).isNull();
    }

    @Test
    void leavesARuleAloneThatCallsAnotherBridgeByAWebhookOfAnotherName() {
        Webhook other = new Webhook("9", "Something else", MODULE, STAGING, true);
        assertThat(plan(List.of(other, webhook(URL)), List.of(rule("edit", true, "9")), List.of())
                        .result())
                .isEqualTo(Result.FOREIGN);
    }

    @Test
    void takesOverWhatIsNamedForIt() {
        Step step = plan(List.of(webhook(STAGING)), List.of(rule("create_or_edit", true, "1")), List.of(), NAME);

        assertThat(step.result()).isEqualTo(Result.UPDATED);
        assertThat(step.webhook().id()).isEqualTo("1");
        assertThat(step.ruleRight()).isTrue();
    }

    @Test
    void removesWhatWasRegisteredAndIsNotWantedAnyMore() {
        List<Step> steps = new RulePlan(
                        BRIDGE, List.of(webhook(URL)), List.of(rule("create_or_edit", true, "1")), Set.of())
                .steps(List.of(), List.of(KNOWN), wanted -> "print");
        assertThat(steps).singleElement().extracting(Step::result).isEqualTo(Result.REMOVED);
    }

    @Test
    void removesNothingThatPointsElsewhereByNow() {
        assertThat(new RulePlan(BRIDGE, List.of(webhook(STAGING)), List.of(rule("create_or_edit", true, "1")), Set.of())
                        .steps(List.of(), List.of(KNOWN), wanted -> "print"))
                .isEmpty();
    }
}
