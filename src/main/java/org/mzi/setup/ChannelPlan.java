package org.mzi.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.setup.Item.Result;
import org.mzi.zoho.Channel;
import org.mzi.zoho.Subscription;

/**
 * What is to be done to the channels, so that there is exactly one of this bridge for each module. Computes and does nothing.
 *
 * @param existing those that Zoho has
 * @param kept those that the bridge keeps alive, whose tokens it knows
 * @param takeOver ids of other bridges' channels that may be taken over
 */
record ChannelPlan(Bridge bridge, List<Subscription> existing, List<Channel> kept, Set<String> takeOver, Instant now) {

    /** Zoho takes a week at most and makes an hour of what is longer, by its own clock. */
    static final Duration LIFE = Duration.ofDays(7).minus(Duration.ofHours(1));

    private static final Duration RENEWED_BEFORE_END = LIFE.dividedBy(2);

    /**
     * One thing to do.
     *
     * @param id of the channel; null for a new one
     * @param wanted null for one that is removed or left alone
     */
    record Step(
            Result result, String name, String module, String id, String url, Instant until, Wanted.Channel wanted) {}

    /** Steps for all modules; channels of this bridge for modules that are not wanted are removed. */
    List<Step> steps(List<Wanted.Channel> wanted) {
        List<Step> steps = new ArrayList<>();
        wanted.forEach(channel -> steps.addAll(steps(channel)));
        Set<String> modules = wanted.stream().map(Wanted.Channel::module).collect(Collectors.toSet());
        existing.stream()
                .filter(channel -> !modules.contains(channel.module()) && bridge.isAt(channel.notifyUrl()))
                .forEach(channel -> steps.add(removal(channel)));
        return steps;
    }

    /** Only what keeps alive what was registered: nothing is made for a module that never had a channel. */
    List<Step> upkeep(List<Wanted.Channel> wanted) {
        Set<String> modules = ours().map(Channel::module).collect(Collectors.toSet());
        return wanted.stream()
                .filter(channel -> modules.contains(channel.module()))
                .flatMap(channel -> steps(channel).stream())
                .toList();
    }

    private List<Step> steps(Wanted.Channel wanted) {
        Map<String, Channel> known =
                ours().collect(Collectors.toMap(Channel::channelId, Function.identity(), (one, same) -> one));
        List<Subscription> candidates = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Subscription channel : existing) {
            if (channel.module().equals(wanted.module())) {
                if (bridge.isAt(channel.notifyUrl()) || takeOver.contains(channel.channelId())) {
                    candidates.add(channel);
                } else {
                    steps.add(foreign(channel));
                }
            }
        }
        candidates.sort(Comparator.comparing((Subscription channel) -> !known.containsKey(channel.channelId()))
                .thenComparing(Subscription::expiresAt, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Subscription::channelId));
        steps.add(0, candidates.isEmpty() ? creation(wanted) : upkeep(wanted, candidates.get(0), known));
        candidates.stream().skip(1).forEach(channel -> steps.add(removal(channel)));
        return steps;
    }

    private Stream<Channel> ours() {
        return kept.stream().filter(channel -> bridge.isAt(channel.notifyUrl()));
    }

    private Step creation(Wanted.Channel wanted) {
        return ours().filter(channel -> channel.module().equals(wanted.module()))
                .findFirst()
                .map(lost ->
                        step(lost.expiresAt() == null ? Result.CREATED : Result.RECREATED, wanted, lost.channelId()))
                .orElseGet(() -> step(Result.CREATED, wanted, null));
    }

    private Step upkeep(Wanted.Channel wanted, Subscription channel, Map<String, Channel> known) {
        boolean same = known.containsKey(channel.channelId())
                && channel.notifyUrl().equals(wanted.url())
                && (channel.operations().isEmpty() || channel.operations().equals(wanted.operations()));
        boolean ending = channel.expiresAt() == null || channel.expiresAt().isBefore(now.plus(RENEWED_BEFORE_END));
        if (same && !ending) {
            return new Step(
                    Result.UNCHANGED,
                    wanted.module(),
                    wanted.module(),
                    channel.channelId(),
                    wanted.url(),
                    channel.expiresAt(),
                    wanted);
        }
        return step(same ? Result.RENEWED : Result.UPDATED, wanted, channel.channelId());
    }

    private Step step(Result result, Wanted.Channel wanted, String id) {
        return new Step(result, wanted.module(), wanted.module(), id, wanted.url(), now.plus(LIFE), wanted);
    }

    private static Step foreign(Subscription channel) {
        return left(Result.FOREIGN, channel);
    }

    private static Step removal(Subscription channel) {
        return left(Result.REMOVED, channel);
    }

    private static Step left(Result result, Subscription channel) {
        return new Step(
                result,
                channel.channelId(),
                channel.module(),
                channel.channelId(),
                channel.notifyUrl(),
                channel.expiresAt(),
                null);
    }
}
