package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final ConsoleUser user =
            new ConsoleUser("amal", "hash", Role.OPERATOR, OffsetDateTime.ofInstant(START, ZoneOffset.UTC));
    private SignedIn session;

    @BeforeEach
    void begin() {
        session = new SignedIn(7, user, START);
    }

    private Optional<SessionEnd> end(Duration after) {
        return session.end(START.plus(after), IDLE, LONGEST, Optional.of(Standing.of(user)));
    }

    @Test
    void endsWhenNothingWasDoneForHalfAnHour() {
        assertThat(end(Duration.ofMinutes(30).minusSeconds(1))).isEmpty();
        assertThat(end(Duration.ofMinutes(30))).contains(SessionEnd.IDLE);
    }

    @Test
    void goesOnWhileSomethingIsDoneButNotForever() {
        for (int minutes = 20; minutes < 720; minutes += 20) {
            assertThat(end(Duration.ofMinutes(minutes))).isEmpty();
            session.active(START.plus(Duration.ofMinutes(minutes)));
        }
        assertThat(end(LONGEST)).contains(SessionEnd.TOO_OLD);
    }

    @Test
    void tellsWhenItEndsUnlessSomethingIsDoneBefore() {
        assertThat(session.idleEnd(IDLE, LONGEST)).contains(START.plus(IDLE));
        session.active(START.plus(Duration.ofMinutes(20)));
        assertThat(session.idleEnd(IDLE, LONGEST)).contains(START.plus(Duration.ofMinutes(50)));
        session.active(START.plus(LONGEST).minusSeconds(60));
        assertThat(session.idleEnd(IDLE, LONGEST)).as("ends whatever is done").isEmpty();
    }

    @Test
    void endsWithItsAccount() {
        user.disable();
        assertThat(end(Duration.ZERO)).contains(SessionEnd.DISABLED);
        assertThat(session.end(START, IDLE, LONGEST, Optional.empty())).contains(SessionEnd.DISABLED);
    }

    /** Disabled and enabled again between two looks: whoever disabled it wanted the session ended. */
    @Test
    void endsThoughItsAccountIsEnabledAgain() {
        user.disable();
        user.enable();
        assertThat(end(Duration.ZERO)).isPresent();
    }

    @Test
    void endsWithAnotherRole() {
        user.changeRole(Role.VIEWER);
        assertThat(end(Duration.ZERO)).contains(SessionEnd.ROLE_CHANGED);
    }

    @Test
    void endsWithAnotherPasswordExceptWhereItWasChanged() {
        user.changePassword("other");
        assertThat(end(Duration.ZERO)).contains(SessionEnd.PASSWORD_CHANGED);

        session.goOn(user.sessionEpoch());
        assertThat(end(Duration.ZERO)).isEmpty();
    }

    @Test
    void isClosedOnce() {
        assertThat(session.close()).isTrue();
        assertThat(session.close()).isFalse();
    }
}
