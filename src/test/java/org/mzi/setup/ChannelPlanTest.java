package org.mzi.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mzi.setup.Item.Result;
import org.mzi.zoho.Channel;
import org.mzi.zoho.Subscription;

class ChannelPlanTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final Bridge BRIDGE = new Bridge("https://bridge.school.example");
    private static final String STAGING = "https://staging.school.example/api/v1/webhooks/zoho/notifications";
    private static final Set<String> ALL = Set.of("create", "edit", "delete");
    private static final Wanted.Channel STUDENTS = new Wanted.Channel("BTEC_Students", ALL, BRIDGE.notifications());

    private static Subscription inZoho(String id, int days, String url) {
        return new Subscription(id, "BTEC_Students", ALL, NOW.plus(Duration.ofDays(days)), url);
    }

    private static Channel kept(String id, String url) {
        return new Channel(id, "BTEC_Students", NOW.atOffset(ZoneOffset.UTC), url, null);
    }

    private static List<ChannelPlan.Step> plan(List<Subscription> existing, List<Channel> kept, String... takeOver) {
        return new ChannelPlan(BRIDGE, existing, kept, Set.of(takeOver), NOW).steps(List.of(STUDENTS));
    }

    private static List<String> words(List<ChannelPlan.Step> steps) {
        return steps.stream().map(step -> step.result() + " " + step.id()).toList();
    }

    @Test
    void makesWhatIsMissing() {
        assertThat(words(plan(List.of(), List.of()))).containsExactly("CREATED null");
    }

    @Test
    void leavesAloneWhatIsRight() {
        assertThat(words(plan(
                        List.of(inZoho("1", 6, BRIDGE.notifications())), List.of(kept("1", BRIDGE.notifications())))))
                .containsExactly("UNCHANGED 1");
    }

    @Test
    void renewsAtHalfLifeForLessThanAWeek() {
        ChannelPlan.Step step = plan(
                        List.of(inZoho("1", 3, BRIDGE.notifications())), List.of(kept("1", BRIDGE.notifications())))
                .get(0);

        assertThat(step.result()).isEqualTo(Result.RENEWED);
        assertThat(Duration.between(NOW, step.until()))
                .isLessThan(Duration.ofDays(7))
                .isGreaterThan(Duration.ofDays(6));
    }

    @Test
    void makesALostOneAnewUnderItsId() {
        assertThat(words(plan(List.of(), List.of(kept("1", BRIDGE.notifications())))))
                .containsExactly("RECREATED 1");
    }

    @Test
    void makesOneWhoseFirstSubscriptionFailedUnderTheIdThatItWasGiven() {
        Channel never = new Channel("1", "BTEC_Students", null, BRIDGE.notifications(), null);
        assertThat(words(plan(List.of(), List.of(never)))).containsExactly("CREATED 1");
    }

    @Test
    void givesANewTokenToOneOfThisBridgeThatTheDatabaseDoesNotKnow() {
        assertThat(words(plan(List.of(inZoho("1", 6, BRIDGE.notifications())), List.of())))
                .containsExactly("UPDATED 1");
    }

    @Test
    void putsRightWhatIsWatched() {
        Subscription editsOnly = new Subscription(
                "1", "BTEC_Students", Set.of("edit"), NOW.plus(Duration.ofDays(6)), BRIDGE.notifications());
        assertThat(words(plan(List.of(editsOnly), List.of(kept("1", BRIDGE.notifications())))))
                .containsExactly("UPDATED 1");
    }

    @Test
    void keepsOneOfSeveralAndRemovesTheOthers() {
        List<Subscription> three = List.of(
                inZoho("1", 6, BRIDGE.notifications()),
                inZoho("2", 5, BRIDGE.notifications()),
                inZoho("3", 6, BRIDGE.notifications()));
        assertThat(words(plan(three, List.of(kept("2", BRIDGE.notifications())))))
                .containsExactly("UNCHANGED 2", "REMOVED 1", "REMOVED 3");
    }

    @Test
    void leavesAnotherBridgesChannelAloneAndMakesOneBesideIt() {
        assertThat(words(plan(List.of(inZoho("7", 6, STAGING)), List.of())))
                .containsExactly("CREATED null", "FOREIGN 7");
    }

    @Test
    void aCopyOfTheDatabaseDoesNotMakeAnotherBridgesChannelOurs() {
        assertThat(words(plan(List.of(inZoho("7", 2, STAGING)), List.of(kept("7", STAGING)))))
                .containsExactly("CREATED null", "FOREIGN 7");
    }

    @Test
    void takesOverWhatIsNamedForIt() {
        assertThat(words(plan(List.of(inZoho("7", 6, STAGING), inZoho("8", 6, STAGING)), List.of(), "7")))
                .containsExactly("UPDATED 7", "FOREIGN 8");
    }

    @Test
    void removesThisBridgesChannelsOfModulesThatAreNotWanted() {
        Subscription old =
                new Subscription("5", "Old_Module", ALL, NOW.plus(Duration.ofDays(6)), BRIDGE.notifications());
        Subscription others = new Subscription("6", "Old_Module", ALL, NOW.plus(Duration.ofDays(6)), STAGING);
        assertThat(words(new ChannelPlan(BRIDGE, List.of(old, others), List.of(), Set.of(), NOW).steps(List.of())))
                .containsExactly("REMOVED 5");
    }

    @Test
    void upkeepMakesNothingForAModuleThatNeverHadAChannel() {
        ChannelPlan plan = new ChannelPlan(BRIDGE, List.of(), List.of(), Set.of(), NOW);
        assertThat(plan.upkeep(List.of(STUDENTS))).isEmpty();
    }

    @Test
    void upkeepLeavesAloneWhatACopyOfTheDatabaseKnows() {
        ChannelPlan plan =
                new ChannelPlan(BRIDGE, List.of(inZoho("7", 1, STAGING)), List.of(kept("7", STAGING)), Set.of(), NOW);
        assertThat(plan.upkeep(List.of(STUDENTS))).isEmpty();
    }

    @Test
    void anAddressIsThisBridgesOnlyUpToTheEndOfItsName() {
        assertThat(BRIDGE.isAt("https://bridge.school.example/api/v1/webhooks/zoho/notifications"))
                .isTrue();
        assertThat(BRIDGE.isAt("https://bridge.school.example.evil/api/v1/webhooks/zoho/notifications"))
                .isFalse();
        assertThat(BRIDGE.isAt("https://bridge.school.example/staging/api/v1/webhooks/zoho/notifications"))
                .isFalse();
        assertThat(BRIDGE.isAt(null)).isFalse();
    }
}
