package org.mzi.console.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mzi.access.AccountException;
import org.mzi.access.Role;
import org.mzi.access.SessionEnd;
import org.mzi.console.words.Texts;

class AccountTextsTest {

    @Test
    void everyRoleReasonAndProblemHasWords() {
        Stream<String> roles = Stream.of(Role.values()).map(role -> "role." + role);
        Stream<String> may = Stream.of(Role.values()).map(role -> "role.may." + role);
        Stream<String> problems =
                Stream.of(AccountException.Reason.values()).map(reason -> "account.problem." + reason);
        Stream<String> ends = Stream.of(SessionEnd.values())
                .map(end -> "log-in.ended."
                        + end.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));

        assertThat(Stream.of(roles, may, problems, ends).flatMap(keys -> keys)).allMatch(Texts::has);
    }
}
