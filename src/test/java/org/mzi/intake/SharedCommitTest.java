package org.mzi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mzi.platform.ProblemException;

class SharedCommitTest {

    /** A cause that could not be attached made it a 500. */
    @Test
    void aDatabaseThatIsAwayIs503WithItsCause() {
        SQLException cause = new SQLException("gone");
        ProblemException answer = SharedCommit.unavailable(cause);
        assertThat(answer.getResponse().getStatus()).isEqualTo(503);
        assertThat(answer.getResponse().getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getSuppressed()).containsExactly(cause);
    }
}
