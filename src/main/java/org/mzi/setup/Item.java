package org.mzi.setup;

import java.time.Instant;
import org.mzi.platform.Problem;
import org.mzi.zoho.Channel;

/**
 * One channel, or one workflow rule with the webhook that it calls: what is to be done to it, what was done, or how it stands.
 *
 * @param name the rule's name in Zoho; for a channel its module's, for a channel of another bridge its id
 * @param module API name
 * @param id the channel's or rule's in Zoho; null while there is none
 * @param url where Zoho posts to, or is to post to
 * @param until when Zoho stops to notify; null for rules and when not known
 * @param lastEventAt when a notification of the channel, or a call of the rule's webhook, last came, to the minute; null for
 *     never, and for a rule that calls another bridge
 * @param checkedAt when this was found or done; null in a plan and for what was never registered
 * @param problem null when there is none
 */
public record Item(
        Kind kind,
        String name,
        String module,
        Result result,
        String id,
        String url,
        Instant until,
        Instant lastEventAt,
        Instant checkedAt,
        Problem problem) {

    public enum Kind {
        CHANNEL,
        /** A workflow rule and its webhook. */
        RULE
    }

    public enum Result {
        CREATED,
        /** It was registered, and Zoho had it no more. */
        RECREATED,
        UPDATED,
        RENEWED,
        REMOVED,
        UNCHANGED,
        /** It is another bridge's and was left alone. */
        FOREIGN,
        FAILED,
        /** Wanted, and never registered. */
        MISSING
    }

    /** How it stands, whatever was done to it last. */
    public enum Standing {
        REGISTERED,
        /** Zoho does not notify any more, and nobody has registered it anew. */
        ENDED,
        FOREIGN,
        FAILED,
        MISSING
    }

    public Standing standing(Instant now) {
        return switch (result) {
            case FOREIGN -> Standing.FOREIGN;
            case FAILED -> Standing.FAILED;
            case MISSING, REMOVED -> Standing.MISSING;
            default -> until != null && until.isBefore(now) ? Standing.ENDED : Standing.REGISTERED;
        };
    }

    static Item of(Kind kind, String name, String module, Result result, String id, String url, Instant until) {
        return new Item(kind, name, module, result, id, url, until, null, null, null);
    }

    Item withId(String newId, Instant newUntil) {
        return new Item(kind, name, module, result, newId, url, newUntil, lastEventAt, checkedAt, problem);
    }

    /** @param channel as it is stored; null changes nothing */
    Item with(Channel channel) {
        return channel == null
                ? this
                : new Item(
                        kind,
                        name,
                        module,
                        result,
                        id,
                        channel.notifyUrl(),
                        channel.expiresAt() == null ? null : channel.expiresAt().toInstant(),
                        channel.lastEventAt() == null
                                ? null
                                : channel.lastEventAt().toInstant(),
                        checkedAt,
                        problem);
    }

    Item calledAt(Instant lastCallAt) {
        return new Item(kind, name, module, result, id, url, until, lastCallAt, checkedAt, problem);
    }

    Item with(Result another) {
        return new Item(kind, name, module, another, id, url, until, lastEventAt, checkedAt, problem);
    }

    Item failed(Problem why) {
        return new Item(kind, name, module, Result.FAILED, id, url, until, lastEventAt, checkedAt, why);
    }
}
