package org.mzi.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.mzi.platform.Failure;
import org.mzi.setup.ChannelPlan.Step;
import org.mzi.setup.Item.Kind;
import org.mzi.setup.Item.Result;
import org.mzi.zoho.Subscription;
import org.mzi.zoho.ZohoChannels;
import org.mzi.zoho.ZohoSubscriptions;

/** Notification channels: what there is, and one step of a plan. Throws {@link Failure} when Zoho does not do it. */
@ApplicationScoped
class Channels {

    /** 32 characters in Base64; Zoho takes 50. */
    private static final int TOKEN_BYTES = 24;

    private static final long LEAST_ID = 100_000_000_000_000_000L;

    private final ZohoSubscriptions subscriptions;
    private final ZohoChannels stored;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Channels(ZohoSubscriptions subscriptions, ZohoChannels stored, Clock clock) {
        this.subscriptions = subscriptions;
        this.stored = stored;
        this.clock = clock;
    }

    Channels() {
        this(null, null, null);
    }

    /** One call of Zoho. */
    ChannelPlan plan(Bridge bridge, Set<String> takeOver) {
        return new ChannelPlan(bridge, subscriptions.all(), stored.kept(), takeOver, clock.instant());
    }

    /** The plan's words for a step. */
    static Item item(Step step) {
        return Item.of(Kind.CHANNEL, step.name(), step.module(), step.result(), step.id(), step.url(), step.until());
    }

    /** Writes down that channels have ended which Zoho has lost, before it is known whether they can be made anew. */
    void noteLost(List<Step> steps) {
        steps.stream()
                .filter(step -> step.result() == Result.RECREATED)
                .forEach(step -> stored.keep(step.id(), step.module(), token(step.id()), clock.instant(), step.url()));
    }

    /** Does a step with at most two calls; returns it with its id and its end. */
    Item carryOut(Step step) {
        Item item = item(step);
        switch (step.result()) {
            case CREATED, RECREATED -> {
                String id = step.id() == null ? newId() : step.id();
                return item.withId(id, subscribe(step, id));
            }
            case UPDATED, RENEWED -> {
                return item.withId(step.id(), change(step));
            }
            case REMOVED -> {
                subscriptions.end(step.id());
                stored.forget(step.id());
            }
            default -> {
                if (step.wanted() != null) {
                    stored.keep(step.id(), step.module(), token(step.id()), step.until(), step.url());
                }
            }
        }
        return item;
    }

    private Instant subscribe(Step step, String id) {
        String token = token(id);
        if (step.result() == Result.CREATED) {
            stored.keep(id, step.module(), token, null, step.url());
        }
        Instant until = subscriptions.subscribe(wanted(step, id), token);
        stored.keep(id, step.module(), token, until, step.url());
        return until;
    }

    private Instant change(Step step) {
        boolean known = stored.token(step.id()).isPresent();
        String token = token(step.id());
        if (!known) {
            stored.save(step.id(), step.module(), token, null, step.url());
        }
        Instant until = subscriptions.put(wanted(step, step.id()), token);
        stored.keep(step.id(), step.module(), token, until, step.url());
        return until;
    }

    private static Subscription wanted(Step step, String id) {
        return new Subscription(id, step.module(), step.wanted().operations(), step.until(), step.url());
    }

    private String token(String id) {
        return stored.token(id).orElseGet(() -> {
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    private String newId() {
        return Long.toString(random.nextLong(LEAST_ID, 10 * LEAST_ID));
    }
}
