package org.mzi.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Failure;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;
import org.mzi.setup.Item.Kind;
import org.mzi.setup.Item.Result;
import org.mzi.setup.RulePlan.Known;
import org.mzi.setup.RulePlan.Step;
import org.mzi.zoho.ZohoAutomation;
import org.mzi.zoho.remote.ZohoSettings;

/** Workflow rules: what there is, and one step of a plan. Throws {@link Failure} when Zoho does not do it. */
@ApplicationScoped
class Rules {

    private final ZohoAutomation automation;
    private final RegistrationTable table;
    private final Settings settings;

    @Inject
    Rules(ZohoAutomation automation, RegistrationTable table, Settings settings) {
        this.automation = automation;
        this.table = table;
        this.settings = settings;
    }

    Rules() {
        this(null, null, null);
    }

    /** Two calls of Zoho, and one for each rule that there is where Zoho's list leaves its actions out. */
    List<Step> plan(List<Wanted.Rule> wanted, Bridge bridge, Set<String> takeOver) {
        List<Known> known = table.rules();
        if (wanted.isEmpty() && known.isEmpty()) {
            return List.of();
        }
        Set<String> names = Stream.concat(
                        wanted.stream().map(Wanted.Rule::name), known.stream().map(Known::name))
                .collect(Collectors.toSet());
        return new RulePlan(bridge, automation.webhooks(), automation.rules(names), takeOver)
                .steps(wanted, known, this::fingerprint);
    }

    /** Keyed with the secret, so that it tells nothing of it. */
    private String fingerprint(Wanted.Rule rule) {
        String secret = settings.get(ZohoSettings.WEBHOOK_SECRET);
        String written = String.join("\n", ZohoAutomation.HEADER, rule.name(), rule.module(), rule.url());
        return secret.isBlank() ? "" : Secrets.hmacSha256(secret, written.getBytes(StandardCharsets.UTF_8));
    }

    /** The plan's words for a step. */
    static Item item(Step step) {
        String id = step.rule() == null ? null : step.rule().id();
        return Item.of(Kind.RULE, step.name(), step.module(), step.result(), id, step.url(), null);
    }

    /** Does a step with at most two calls and notes what came of it. */
    Item carryOut(Step step, Map<String, ZohoAutomation.Module> modules) {
        Item item = item(step);
        if (step.result() == Result.REMOVED) {
            if (step.rule() != null) {
                automation.removeRule(step.rule().id());
            }
            automation.removeWebhook(step.webhook().id());
            return item;
        }
        if (step.wanted() == null) {
            return item;
        }
        ZohoAutomation.Module module = modules.get(step.module());
        if (module == null) {
            throw Failure.permanent(
                    "zoho-module-unknown",
                    "Zoho has no module " + step.module() + ". Correct the setting ZOHO_MODULE_… that names it.");
        }
        String webhook = webhook(step, module);
        Item done = item.withId(rule(step, module, webhook), null);
        table.note(done, webhook, fingerprint(step.wanted()));
        return done;
    }

    private String webhook(Step step, ZohoAutomation.Module module) {
        String known = step.webhook() == null ? null : step.webhook().id();
        if (step.webhookRight()) {
            return known;
        }
        String secret = settings.get(ZohoSettings.WEBHOOK_SECRET);
        if (secret.isBlank()) {
            throw Failure.permanent(
                    "webhook-secret-missing",
                    "Set ZOHO_WEBHOOK_HMAC_SECRET: webhooks carry it, and a call without it is refused.");
        }
        return automation.saveWebhook(known, step.name(), module, step.url(), secret);
    }

    private String rule(Step step, ZohoAutomation.Module module, String webhook) {
        if (step.rule() == null) {
            return automation.createRule(step.name(), module, step.wanted().trigger(), webhook);
        }
        if (!step.ruleRight()) {
            automation.changeRule(step.rule(), module, step.wanted().trigger(), webhook);
        }
        return step.rule().id();
    }
}
