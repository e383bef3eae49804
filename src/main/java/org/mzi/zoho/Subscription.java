package org.mzi.zoho;

import java.time.Instant;
import java.util.Set;

/**
 * A notification channel as Zoho has it, or is to have it.
 *
 * @param channelId chosen by the subscriber; 1 to 19 digits
 * @param module API name
 * @param operations {@code create}, {@code edit}, {@code delete}; empty when Zoho does not tell
 * @param expiresAt when Zoho stops to notify, or null when Zoho does not tell
 * @param notifyUrl where Zoho posts to
 */
public record Subscription(
        String channelId, String module, Set<String> operations, Instant expiresAt, String notifyUrl) {

    public Subscription {
        operations = Set.copyOf(operations);
    }
}
