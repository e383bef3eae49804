package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mzi.platform.Database;
import org.mzi.platform.Secrets;

/**
 * The notification channels and their tokens. Zoho does not sign notifications: the token in the body is the proof. A
 * channel's previous token counts as well, because notifications under way still carry it.
 */
@ApplicationScoped
public class ZohoChannels {

    /** What anybody may send must not reach the database unless it can be there: a NUL is an error of its own. */
    private static final Pattern CHANNEL_ID = Pattern.compile("[0-9]{1,19}");

    private static final String COLUMNS =
            "select channel_id, module, token, previous_token, expires_at, notify_url, last_event_at from zoho_channel";

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    ZohoChannels(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    ZohoChannels() {
        this(null, null, null);
    }

    private record Row(
            String channelId,
            String module,
            String token,
            String previousToken,
            OffsetDateTime expiresAt,
            String notifyUrl,
            OffsetDateTime lastEventAt) {

        Channel channel() {
            return new Channel(channelId, module, expiresAt, notifyUrl, lastEventAt);
        }
    }

    /** The channel, if the token is its own; takes the same time whatever the token. Notes that it was heard of. */
    public Optional<Channel> verify(String channelId, String token) {
        boolean possible = channelId != null
                && token != null
                && CHANNEL_ID.matcher(channelId).matches();
        Optional<Row> row = possible ? find(channelId) : Optional.empty();
        if (row.isEmpty() || !proves(row.get(), token)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        OffsetDateTime noted = row.get().lastEventAt();
        if (noted == null || noted.toInstant().isBefore(now.minus(NOTED_EVERY))) {
            note(channelId, now);
        }
        return row.map(Row::channel);
    }

    /**
     * Stores a channel. A token that differs from the stored one becomes the current one, and that the previous.
     *
     * @param expiresAt when Zoho stops to notify, or null when not known
     */
    public void save(String channelId, String module, String token, Instant expiresAt, String notifyUrl) {
        String sealed = secrets.encrypt(token);
        database.write(handle -> {
            Optional<String> before = handle.createQuery(
                            "select token from zoho_channel where channel_id = :id for update")
                    .bind("id", channelId)
                    .mapTo(String.class)
                    .findOne();
            boolean same = before.isPresent() && Secrets.same(secrets.decrypt(before.get()), token);
            return handle.createUpdate(
                            """
                            insert into zoho_channel (channel_id, module, token, expires_at, notify_url)
                            values (:id, :module, :token, :expires, :url)
                            on conflict (channel_id) do update set module = excluded.module,
                                token = excluded.token, expires_at = excluded.expires_at, notify_url = excluded.notify_url,
                                previous_token = case when :same then zoho_channel.previous_token
                                    else zoho_channel.token end""")
                    .bind("id", channelId)
                    .bind("module", module)
                    .bind("token", sealed)
                    .bind("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                    .bind("url", notifyUrl)
                    .bind("same", same)
                    .execute();
        });
    }

    /** As {@link #save}, for the one channel of its module that the bridge keeps alive from now on. */
    public void keep(String channelId, String module, String token, Instant expiresAt, String notifyUrl) {
        save(channelId, module, token, expiresAt, notifyUrl);
        database.write(handle ->
                handle.execute("update zoho_channel set kept = (channel_id = ?) where module = ?", channelId, module));
    }

    /** Those that the bridge keeps alive, by module. */
    public List<Channel> kept() {
        return database
                .read(handle -> handle.createQuery(COLUMNS + " where kept order by module, channel_id")
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(Row::channel)
                .toList();
    }

    /** What notifications of the channel carry; empty when it is not stored. */
    public Optional<String> token(String channelId) {
        return find(channelId).map(row -> secrets.decrypt(row.token()));
    }

    /** Its notifications prove nothing from now on. */
    public void forget(String channelId) {
        database.write(handle -> handle.execute("delete from zoho_channel where channel_id = ?", channelId));
    }

    private Optional<Row> find(String channelId) {
        return database.read(handle -> handle.createQuery(COLUMNS + " where channel_id = :id")
                .bind("id", channelId)
                .mapTo(Row.class)
                .findOne());
    }

    private boolean proves(Row row, String token) {
        boolean current = Secrets.same(secrets.decrypt(row.token()), token);
        boolean previous = row.previousToken() != null && Secrets.same(secrets.decrypt(row.previousToken()), token);
        return current | previous;
    }

    private void note(String channelId, Instant now) {
        database.write(
                handle -> handle.createUpdate("update zoho_channel set last_event_at = :now where channel_id = :id")
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("id", channelId)
                        .execute());
    }
}
