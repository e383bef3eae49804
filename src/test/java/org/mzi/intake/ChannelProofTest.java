package org.mzi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.ProblemException;
import org.mzi.zoho.Channel;

class ChannelProofTest {

    private static final Channel CHANNEL = new Channel("1", "BTEC_Students", null, null, null);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
        threads.shutdownNow();
    }

    private ChannelProof proof(Supplier<Optional<Channel>> table) {
        return new ChannelProof((channelId, token) -> table.get(), threads);
    }

    @Test
    void givesTheChannelThatTheTableGives() {
        assertThat(proof(() -> Optional.of(CHANNEL)).verify("1", "t", SharedCommit.deadline()))
                .contains(CHANNEL);
        assertThat(proof(Optional::empty).verify("1", "t", SharedCommit.deadline()))
                .isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerHoldsNoCallerLongerThanItsDeadline() {
        ChannelProof frozen = proof(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        for (int call = 0; call < 5; call++) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            assertUnavailable(frozen, deadline);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidSoAndADefectIsNot() {
        ChannelProof away = proof(() -> {
            throw new ConnectionException(new java.sql.SQLException("refused", "08001"));
        });
        assertUnavailable(away, SharedCommit.deadline());
        ChannelProof defect = proof(() -> {
            throw new IllegalStateException("defect");
        });
        assertThatThrownBy(() -> defect.verify("1", "t", SharedCommit.deadline()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("defect");
    }

    private static void assertUnavailable(ChannelProof proof, long deadline) {
        ProblemException answer = catchThrowableOfType(ProblemException.class, () -> proof.verify("1", "t", deadline));
        assertThat(answer.getResponse().getStatus()).isEqualTo(503);
    }
}
