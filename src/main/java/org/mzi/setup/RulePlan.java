package org.mzi.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.setup.Item.Result;
import org.mzi.zoho.Webhook;
import org.mzi.zoho.WorkflowRule;

/**
 * What is to be done to the workflow rules and the webhooks that they call. Computes and does nothing. A rule is found by its
 * name; one of that name that calls another bridge, or calls a webhook of that name that does, is that bridge's.
 *
 * @param takeOver names of other bridges' rules that may be taken over
 */
record RulePlan(Bridge bridge, List<Webhook> webhooks, List<WorkflowRule> rules, Set<String> takeOver) {

    /** What was registered last time: the ids, and a fingerprint of all that was written. */
    record Known(String name, String module, String remoteId, String webhookId, String url, String fingerprint) {}

    /**
     * One thing to do.
     *
     * @param rule the one that there is, or null
     * @param webhook the one that there is, or null
     * @param webhookRight whether the webhook is as it should be
     * @param ruleRight whether the rule is as it should be
     * @param wanted null for one that is removed or left alone
     */
    record Step(
            Result result,
            String name,
            String module,
            String url,
            WorkflowRule rule,
            Webhook webhook,
            boolean webhookRight,
            boolean ruleRight,
            Wanted.Rule wanted) {}

    /**
     * Steps for all rules; those that were registered and are not wanted any more are removed.
     *
     * @param fingerprint of what would be written for a rule today
     */
    List<Step> steps(List<Wanted.Rule> wanted, List<Known> known, Function<Wanted.Rule, String> fingerprint) {
        Map<String, Known> byName = known.stream().collect(Collectors.toMap(Known::name, Function.identity()));
        List<Step> steps = new ArrayList<>();
        wanted.forEach(rule -> steps.add(step(rule, byName.get(rule.name()), fingerprint)));
        Set<String> names = wanted.stream().map(Wanted.Rule::name).collect(Collectors.toSet());
        known.stream()
                .filter(rule -> !names.contains(rule.name()) && rule.remoteId() != null)
                .map(this::removal)
                .filter(Objects::nonNull)
                .forEach(steps::add);
        return steps;
    }

    private Step step(Wanted.Rule wanted, Known known, Function<Wanted.Rule, String> fingerprint) {
        WorkflowRule rule = rules.stream()
                .filter(one -> one.name().equals(wanted.name()) && one.module().equals(wanted.module()))
                .findFirst()
                .orElse(null);
        List<Webhook> called = called(rule);
        List<Webhook> concerned = Stream.concat(
                        called.stream(),
                        webhooks.stream().filter(one -> one.name().equals(wanted.name())))
                .distinct()
                .toList();
        if (!takeOver.contains(wanted.name())) {
            Webhook foreign = concerned.stream()
                    .filter(one -> !bridge.isAt(one.url()))
                    .findFirst()
                    .orElse(null);
            if (foreign != null) {
                return new Step(
                        Result.FOREIGN,
                        wanted.name(),
                        wanted.module(),
                        foreign.url(),
                        rule,
                        foreign,
                        false,
                        false,
                        null);
            }
        }
        Webhook webhook = concerned.isEmpty() ? null : concerned.get(0);
        boolean webhookRight = webhook != null
                && webhook.url().equals(wanted.url())
                && webhook.module().equals(wanted.module())
                && webhook.provesItself()
                && known != null
                && fingerprint.apply(wanted).equals(known.fingerprint());
        boolean ruleRight = rule != null
                && rule.active()
                && rule.trigger().equals(wanted.trigger())
                && webhook != null
                && rule.webhooks().contains(webhook.id());
        Result result = rule == null && webhook == null
                ? known != null && known.remoteId() != null ? Result.RECREATED : Result.CREATED
                : webhookRight && ruleRight ? Result.UNCHANGED : Result.UPDATED;
        return new Step(
                result, wanted.name(), wanted.module(), wanted.url(), rule, webhook, webhookRight, ruleRight, wanted);
    }

    private List<Webhook> called(WorkflowRule rule) {
        return rule == null
                ? List.of()
                : webhooks.stream()
                        .filter(webhook -> rule.webhooks().contains(webhook.id()))
                        .toList();
    }

    /** Only what still is as it was made, by id and address. */
    private Step removal(Known known) {
        WorkflowRule rule = rules.stream()
                .filter(one -> one.id().equals(known.remoteId()))
                .findFirst()
                .orElse(null);
        Webhook webhook = webhooks.stream()
                .filter(one -> one.id().equals(known.webhookId()))
                .findFirst()
                .orElse(null);
        boolean ours = webhook != null && bridge.isAt(webhook.url());
        return ours
                ? new Step(Result.REMOVED, known.name(), known.module(), webhook.url(), rule, webhook, true, true, null)
                : null;
    }
}
