package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void cutsAfter500Items() {
        assertThat(Chunks.of(Collections.nCopies(1001, "x")))
                .extracting(List::size)
                .containsExactly(500, 500, 1);
        assertThat(Chunks.of(List.of())).isEmpty();
    }

    @Test
    void cutsBeforePhpWouldEmptyTheForm() {
        String large = "س".repeat(450_000);

        assertThat(Chunks.of(List.of(large, large, large, "x")))
                .extracting(List::size)
                .containsExactly(2, 2);
    }

    @Test
    void sendsWhatIsLargerThanAChunkAlone() {
        String huge = "x".repeat(3_000_000);

        assertThat(Chunks.of(List.of("a", huge, "b"))).extracting(List::size).containsExactly(1, 1, 1);
    }
}
