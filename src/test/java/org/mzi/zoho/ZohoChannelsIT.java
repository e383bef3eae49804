package org.mzi.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZohoChannelsIT {

    private static final Instant END = Instant.parse("2026-09-08T00:00:00Z");
    private static final String URL = "https://sync.example.org/api/v1/webhooks/zoho/notifications";

    private final ZohoAccount zoho = new ZohoAccount();
    private final ZohoChannels channels = zoho.node().channels;

    @AfterEach
    void close() {
        zoho.close();
    }

    @Test
    void aChannelIsProvenByItsOwnTokenOnly() {
        channels.save("1000000068001", "Students", "one", END, URL);
        channels.save("1000000068002", "Classes", "two", END, URL);
        assertThat(channels.verify("1000000068001", "one"))
                .hasValueSatisfying(channel -> assertThat(channel.module()).isEqualTo("Students"));
        assertThat(channels.verify("1000000068001", "two")).isEmpty();
        assertThat(channels.verify("1000000068003", "one")).isEmpty();
        assertThat(channels.verify("1000000068001", null)).isEmpty();
        assertThat(channels.verify(null, "one")).isEmpty();
        assertThat(channels.verify("1000000068001\u0000", "one")).isEmpty();
        assertThat(channels.verify("\ud800", "one")).isEmpty();
    }

    @Test
    void theCurrentAndThePreviousTokenCount() {
        channels.save("1", "Students", "first", END, URL);
        channels.save("1", "Students", "second", END, URL);
        channels.save("1", "Students", "second", END.plusSeconds(60), URL);
        assertThat(channels.verify("1", "second")).isPresent();
        assertThat(channels.verify("1", "first")).isPresent();
        channels.save("1", "Students", "third", END, URL);
        assertThat(channels.verify("1", "first")).isEmpty();
    }

    @Test
    void storesTokensEncrypted() {
        channels.save("1", "Students", "clear-text", END, URL);
        String stored = zoho.database.read(handle -> handle.createQuery("select token from zoho_channel")
                .mapTo(String.class)
                .one());
        assertThat(stored).doesNotContain("clear-text");
    }

    @Test
    void notesWhenItWasLastHeardOf() {
        channels.save("1", "Students", "t", END, URL);
        channels.verify("1", "t");
        zoho.pass(Duration.ofMinutes(5));
        channels.verify("1", "wrong");
        assertThat(channels.verify("1", "t").orElseThrow().lastEventAt().toInstant())
                .isEqualTo(Instant.parse("2026-09-01T10:00:00Z"));
        OffsetDateTime noted = channels.verify("1", "t").orElseThrow().lastEventAt();
        assertThat(noted.toInstant()).isEqualTo(Instant.parse("2026-09-01T10:05:00Z"));
    }
}
