package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.access.AccountException.Reason;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"seven lemons sing", "k7mfp-3xqpa-w9rtd", "تفاحة تحت القمر", "Gießkanne im Nebel"})
    void anyLongPasswordOfOnesOwnIsAccepted(String password) {
        assertThat(PasswordPolicy.problem("amal", password)).isEmpty();
    }

    @Test
    void twelveCharactersAreEnoughAndElevenAreNot() {
        assertThat(PasswordPolicy.problem("amal", "bq7-xm2-zk94")).isEmpty();
        assertThat(PasswordPolicy.problem("amal", "bq7-xm2-zk9")).contains(Reason.PASSWORD_TOO_SHORT);
        assertThat(PasswordPolicy.problem("amal", "bq7".repeat(43))).contains(Reason.PASSWORD_TOO_LONG);
    }

    @Test
    void theUserNameIsNone() {
        assertThat(PasswordPolicy.problem("Amal.Al-Harbi", "amal.al-harbi")).contains(Reason.PASSWORD_IS_NAME);
        assertThat(PasswordPolicy.problem("amal", "amalAmalAMAL1")).contains(Reason.PASSWORD_IS_NAME);
        assertThat(PasswordPolicy.problem("a", "a banana tastes as that")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234",
                "password!!!!",
                "QWERTYUIOP12",
                "123456789012",
                "aaaaaaaaaaaa",
                "121212121212",
                "correcthorsebatterystaple",
                "Welcome2026!",
                "administrator"
            })
    void whatEverybodyTriesFirstIsNone(String password) {
        assertThat(PasswordPolicy.problem("amal", password)).contains(Reason.PASSWORD_WELL_KNOWN);
    }
}
