package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;
import org.mzi.work.Destinations;
import org.mzi.zoho.Channel;
import org.mzi.zoho.ZohoChannels;
import org.mzi.zoho.remote.ZohoSettings;

/**
 * Zoho CRM, and whether it goes on telling of changes: notification channels are renewed days before their end, so one that
 * ends within a day was not looked after.
 */
@ApplicationScoped
class ZohoPart extends RemotePart {

    private static final List<Setting<?>> NEEDED =
            List.of(ZohoSettings.CLIENT_ID, ZohoSettings.CLIENT_SECRET, ZohoSettings.REFRESH_TOKEN);

    private static final Duration NEAR = Duration.ofDays(1);

    private final Settings settings;
    private final ZohoChannels channels;
    private final Clock clock;

    @Inject
    ZohoPart(Destinations destinations, Database database, Settings settings, ZohoChannels channels, Clock clock) {
        super(destinations, database);
        this.settings = settings;
        this.channels = channels;
        this.clock = clock;
    }

    ZohoPart() {
        this(null, null, null, null, null);
    }

    @Override
    public PartHealth look() {
        PartHealth health = super.look();
        boolean otherwiseWell =
                health.condition() == PartHealth.Condition.WELL || health.condition() == PartHealth.Condition.UNKNOWN;
        return otherwiseWell
                ? ending().map(channel -> ill(channel, health.lastSuccess())).orElse(health)
                : health;
    }

    private Optional<Channel> ending() {
        OffsetDateTime soon = OffsetDateTime.now(clock).plus(NEAR);
        return channels.kept().stream()
                .filter(channel ->
                        channel.expiresAt() != null && channel.expiresAt().isBefore(soon))
                .min(Comparator.comparing(Channel::expiresAt));
    }

    private PartHealth ill(Channel channel, Instant lastSuccess) {
        boolean ended = channel.expiresAt().isBefore(OffsetDateTime.now(clock));
        Problem problem = new Problem(
                ended ? "channel-ended" : "channel-ending",
                "The notification channel of " + channel.module() + (ended ? " has ended" : " ends within a day")
                        + " and was not renewed. The screen Webhooks says why; register there once that is mended.");
        return PartHealth.ill(problem, null, lastSuccess);
    }

    @Override
    public String name() {
        return "zoho";
    }

    @Override
    Optional<Problem> missing() {
        return MissingSettings.of(settings, "zoho-not-configured", NEEDED);
    }

    @Override
    String proof() {
        return "handler like 'zoho.%'";
    }
}
