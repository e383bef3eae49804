package org.mzi.zoho;

import java.time.OffsetDateTime;

/**
 * A subscription to notifications of one module.
 *
 * @param channelId chosen by the subscriber; digits
 * @param module API name
 * @param expiresAt when Zoho stops to notify, or null when not known
 * @param notifyUrl where Zoho posts to
 * @param lastEventAt when a notification was last proven genuine, to the minute; null for never
 */
public record Channel(
        String channelId, String module, OffsetDateTime expiresAt, String notifyUrl, OffsetDateTime lastEventAt) {}
