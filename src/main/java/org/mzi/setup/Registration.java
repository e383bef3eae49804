package org.mzi.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Settings;
import org.mzi.platform.TimerLease;
import org.mzi.records.EntityTypes;
import org.mzi.setup.Item.Kind;
import org.mzi.setup.Item.Result;
import org.mzi.zoho.Channel;
import org.mzi.zoho.WebhookCalls;
import org.mzi.zoho.ZohoAutomation;
import org.mzi.zoho.ZohoChannels;
import org.mzi.zoho.ZohoClient;

/** Registers channels and rules for the modules of all entity types that are handled. */
@ApplicationScoped
public class Registration {

    private static final Logger LOG = Logger.getLogger(Registration.class.getName());
    private static final String LEASE = "zoho-registration";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Set<Result> NO_CALL = Set.of(Result.UNCHANGED, Result.FOREIGN);

    private final Channels channels;
    private final Rules rules;
    private final ZohoAutomation automation;
    private final ZohoChannels stored;
    private final WebhookCalls calls;
    private final RegistrationTable table;
    private final EntityTypes types;
    private final Settings settings;
    private final TimerLease leases;
    private final Clock clock;

    @Inject
    Registration(
            Channels channels,
            Rules rules,
            ZohoAutomation automation,
            ZohoChannels stored,
            WebhookCalls calls,
            RegistrationTable table,
            EntityTypes types,
            Settings settings,
            TimerLease leases,
            Clock clock) {
        this.channels = channels;
        this.rules = rules;
        this.automation = automation;
        this.stored = stored;
        this.calls = calls;
        this.table = table;
        this.types = types;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
    }

    Registration() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    /** Why nothing can be registered now; null when it can. */
    public Problem obstacle() {
        return Task.obstacle(settings);
    }

    /**
     * What {@link #register} would do now; changes nothing. One call of Zoho for the channels, two for the rules and up to
     * one more for each rule.
     *
     * @param takeOver as for {@link #register}
     */
    public List<Item> plan(Set<String> takeOver) {
        Task task = task();
        List<Item> items = new ArrayList<>();
        items.addAll(planned(
                task.channels().stream().map(Registration::item),
                () -> channels.plan(task.bridge(), takeOver).steps(task.channels()).stream()
                        .map(Channels::item)));
        items.addAll(planned(
                task.rules().stream().map(Registration::item),
                () -> rules.plan(task.rules(), task.bridge(), takeOver).stream().map(Rules::item)));
        return items;
    }

    private static List<Item> planned(Stream<Item> wanted, Supplier<Stream<Item>> plan) {
        try {
            return plan.get().toList();
        } catch (Failure e) {
            return wanted.map(item -> item.failed(e.problem())).toList();
        }
    }

    /**
     * Makes what is missing and puts right what is wrong; takes up to two calls of Zoho for each item that changes. Ends the
     * request with 409 when {@link #obstacle()} says why it cannot, or while another registration runs, and with 422 when a
     * name to take over is not that of another bridge's channel or rule.
     *
     * @param takeOver names of items with result FOREIGN that are to call this bridge from now on
     * @return each item with what was done
     */
    public List<Item> register(Set<String> takeOver) {
        Task task = task();
        List<Item> done = new ArrayList<>();
        boolean ran = leases.run(LEASE, Duration.ZERO, LONGEST, () -> {
            if (!takeOver.isEmpty()) {
                requireForeign(takeOver);
            }
            done.addAll(registerChannels(task, takeOver));
            done.addAll(registerRules(task, takeOver));
        });
        if (!ran) {
            throw new ProblemException(
                    409, "registration-running", "A registration is under way; look again in a moment.");
        }
        return done;
    }

    private void requireForeign(Set<String> names) {
        Set<String> others = new LinkedHashSet<>(names);
        plan(Set.of()).stream()
                .filter(item -> item.result() == Result.FOREIGN)
                .forEach(item -> others.remove(item.name()));
        if (!others.isEmpty()) {
            throw new ProblemException(
                    422,
                    "not-foreign",
                    "These are no channels or rules of another bridge: " + String.join(", ", others));
        }
    }

    private List<Item> registerChannels(Task task, Set<String> takeOver) {
        try {
            List<ChannelPlan.Step> steps =
                    channels.plan(task.bridge(), takeOver).steps(task.channels());
            channels.noteLost(steps);
            return keepOnly(Kind.CHANNEL, carryOut(steps, Channels::item, channels::carryOut));
        } catch (Failure e) {
            return failed(task.channels().stream().map(Registration::item), e);
        }
    }

    private List<Item> registerRules(Task task, Set<String> takeOver) {
        try {
            List<RulePlan.Step> steps = rules.plan(task.rules(), task.bridge(), takeOver);
            Map<String, ZohoAutomation.Module> modules = task.rules().isEmpty() ? Map.of() : automation.modules();
            return keepOnly(Kind.RULE, carryOut(steps, Rules::item, step -> rules.carryOut(step, modules)));
        } catch (Failure e) {
            return failed(task.rules().stream().map(Registration::item), e);
        }
    }

    private List<Item> keepOnly(Kind kind, List<Item> found) {
        table.keepOnly(
                kind,
                found.stream()
                        .filter(item -> item.result() != Result.REMOVED)
                        .map(Item::name)
                        .toList());
        return found;
    }

    /** Keeps alive the channels that were registered; does nothing, and asks nothing of Zoho, when there are none. */
    void keepChannels() {
        if (obstacle() != null) {
            return;
        }
        Task task = task();
        if (stored.kept().stream().noneMatch(channel -> task.bridge().isAt(channel.notifyUrl()))) {
            return;
        }
        leases.run(LEASE, Duration.ZERO, LONGEST, () -> {
            try {
                List<ChannelPlan.Step> steps =
                        channels.plan(task.bridge(), Set.of()).upkeep(task.channels());
                channels.noteLost(steps);
                carryOut(steps, Channels::item, channels::carryOut);
            } catch (Failure e) {
                LOG.log(Level.WARNING, e, () -> "Notification channels not looked after: " + e.problem());
            }
        });
    }

    /** One failure leaves the rest to be tried, unless it is of Zoho as a whole. */
    private <S> List<Item> carryOut(List<S> steps, Function<S, Item> planned, Function<S, Item> deed) {
        List<Item> items = new ArrayList<>();
        Problem stop = null;
        for (S step : steps) {
            Item item = planned.apply(step);
            if (stop == null || NO_CALL.contains(item.result())) {
                try {
                    item = deed.apply(step);
                } catch (Failure e) {
                    LOG.log(Level.WARNING, e, () -> planned.apply(step).name() + " not registered: " + e.problem());
                    stop = stopsAll(e) ? e.problem() : stop;
                    item = item.failed(e.problem());
                }
            } else {
                item = item.failed(stop);
            }
            table.note(item, null, null);
            items.add(item);
        }
        return items;
    }

    private static boolean stopsAll(Failure failure) {
        return failure instanceof Failure.Blocked blocked
                && (!ZohoClient.concernsOneModule(blocked)
                        || blocked.problem().code().equals("zoho-scope-missing"));
    }

    private List<Item> failed(Stream<Item> wanted, Failure why) {
        LOG.log(Level.WARNING, why, () -> "Not registered: " + why.problem());
        return wanted.map(item -> item.failed(why.problem()))
                .peek(item -> table.note(item, null, null))
                .toList();
    }

    /** How everything stands, from what is stored: what is wanted, and what else was found. Asks nothing of Zoho. */
    public List<Item> state() {
        Map<String, Item> items = new LinkedHashMap<>();
        Task task = obstacle() == null ? task() : null;
        if (task != null) {
            Stream.concat(
                            task.channels().stream().map(Registration::item),
                            task.rules().stream().map(Registration::item))
                    .forEach(item -> items.put(item.kind() + item.name(), item));
        }
        Map<String, Channel> kept =
                stored.kept().stream().collect(Collectors.toMap(Channel::channelId, Function.identity()));
        for (Item noted : table.all()) {
            Item item = noted.with(noted.id() == null ? null : kept.get(noted.id()));
            items.put(item.kind() + item.name(), standing(item, task, kept.keySet()));
        }
        Map<String, Instant> lastCalls = calls.last();
        return items.values().stream().map(item -> called(item, lastCalls)).toList();
    }

    private static Item called(Item item, Map<String, Instant> lastCalls) {
        boolean ours = item.kind() == Kind.RULE && item.url() != null && item.result() != Result.FOREIGN;
        return ours ? item.calledAt(lastCalls.get(Bridge.event(item.url()))) : item;
    }

    /** What was registered may be another bridge's by now, or its token may be gone. */
    private static Item standing(Item item, Task task, Set<String> kept) {
        if (task != null && !task.bridge().isAt(item.url())) {
            return item.with(Result.FOREIGN);
        }
        boolean registered = item.result() != Result.FAILED && item.result() != Result.FOREIGN;
        boolean lost = item.kind() == Kind.CHANNEL && registered && !kept.contains(item.id());
        return lost ? item.with(Result.MISSING) : item;
    }

    private Task task() {
        return Task.of(settings, types);
    }

    private static Item item(Wanted.Channel channel) {
        return Item.of(Kind.CHANNEL, channel.module(), channel.module(), Result.MISSING, null, channel.url(), null);
    }

    private static Item item(Wanted.Rule rule) {
        return Item.of(Kind.RULE, rule.name(), rule.module(), Result.MISSING, null, rule.url(), null);
    }

    /** What a person has to set by hand who makes the rules without this. The secret is not part of it. */
    public List<Manual> byHand() {
        return task().allRules().stream()
                .map(rule -> new Manual(
                        rule.name(),
                        rule.module(),
                        rule.trigger(),
                        rule.url(),
                        ZohoAutomation.HEADER,
                        ZohoAutomation.body(rule.module())))
                .toList();
    }

    /**
     * A workflow rule in the words of Zoho's own form.
     *
     * @param trigger {@code create_or_edit}, {@code edit} or {@code delete}
     * @param header name of the header that carries the value of ZOHO_WEBHOOK_HMAC_SECRET
     * @param body raw JSON
     */
    public record Manual(String name, String module, String trigger, String url, String header, String body) {}
}
