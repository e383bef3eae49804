package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final Stored stored = new Stored();
    private final Standings standings = new Standings(stored, nanoTime::get);

    private static final class Stored extends ConsoleUsers {
        private final ConsoleUser user =
                new ConsoleUser("amal", "hash", Role.VIEWER, OffsetDateTime.parse("2026-01-31T08:00:00Z"));
        private boolean away;
        private int reads;

        @Override
        Optional<ConsoleUser> find(long id) {
            if (away) {
                throw new IllegalStateException("away");
            }
            reads++;
            return Optional.of(user);
        }
    }

    private boolean enabled() {
        return standings.of(1).orElseThrow().enabled();
    }

    @Test
    void aChangeOnAnotherNodeIsSeenWithinTwoSecondsAndTheDatabaseAskedNoMoreOften() {
        assertThat(enabled()).isTrue();
        stored.user.disable();
        nanoTime.addAndGet(Standings.OLDEST.toNanos() - 1);
        assertThat(enabled()).isTrue();
        assertThat(stored.reads).isEqualTo(1);

        nanoTime.incrementAndGet();
        assertThat(enabled()).isFalse();
    }

    @Test
    void aChangeOnThisNodeIsSeenAtOnce() {
        assertThat(enabled()).isTrue();
        stored.user.disable();
        standings.changed(1);
        assertThat(enabled()).isFalse();
    }

    @Test
    void whileTheDatabaseIsAwaySessionsGoOnAsTheyWere() {
        assertThat(enabled()).isTrue();
        stored.away = true;
        nanoTime.addAndGet(Standings.OLDEST.toNanos());
        assertThat(enabled()).isTrue();
        standings.changed(1);
        assertThat(enabled()).isTrue();
    }

    @Test
    void nothingIsMadeUpAboutAnAccountThatWasNeverRead() {
        stored.away = true;
        assertThatThrownBy(() -> standings.of(1)).isInstanceOf(IllegalStateException.class);
    }
}
