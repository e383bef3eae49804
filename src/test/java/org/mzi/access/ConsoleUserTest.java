package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ConsoleUserTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-31T08:00:00Z");

    private final ConsoleUser user = new ConsoleUser("amal", "hash", Role.OPERATOR, NOW);

    @Test
    void tenFailuresLockForAQuarterOfAnHour() {
        fail(10);

        assertThat(user.begin(NOW.plusMinutes(15).minusSeconds(1))).isFalse();
        assertThat(user.begin(NOW.plusMinutes(15))).isTrue();
    }

    @Test
    void nineFailuresLeaveOneMoreTry() {
        fail(9);

        assertThat(user.begin(NOW)).isTrue();
    }

    @Test
    void aSuccessWipesTheFailuresOut() {
        fail(9);
        user.begin(NOW);
        user.succeeded(NOW);
        fail(9);

        assertThat(user.begin(NOW)).isTrue();
    }

    @Test
    void afterALockTheCountBeginsAnew() {
        fail(10);
        OffsetDateTime later = NOW.plusMinutes(16);
        user.begin(later);

        assertThat(user.begin(later)).isTrue();
    }

    @Test
    void anAdministratorsUnlockingGivesTenTriesAgain() {
        fail(10);
        user.unlock();

        assertThat(user.isLocked(NOW)).isFalse();
        fail(9);
        assertThat(user.begin(NOW)).isTrue();
    }

    @Test
    void aPasswordSetByAnotherEndsTheLockAndMustBeChanged() {
        fail(10);
        user.resetPassword("given");

        assertThat(user.isLocked(NOW)).isFalse();
        assertThat(user.mustChangePassword()).isTrue();

        user.changePassword("own");
        assertThat(user.mustChangePassword()).isFalse();
    }

    @Test
    void whateverEndsSessionsRaisesTheEpoch() {
        assertThat(user.sessionEpoch()).isZero();
        user.changeRole(Role.VIEWER);
        user.disable();
        user.resetPassword("given");
        user.changePassword("own");
        assertThat(user.sessionEpoch()).isEqualTo(4);

        user.enable();
        user.unlock();
        assertThat(user.sessionEpoch()).isEqualTo(4);
    }

    @Test
    void aRoleIncludesThoseBelowIt() {
        assertThat(Role.ADMINISTRATOR.names()).containsExactlyInAnyOrder("administrator", "operator", "viewer");
        assertThat(Role.VIEWER.names()).containsExactly("viewer");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            user.begin(NOW);
        }
    }
}
