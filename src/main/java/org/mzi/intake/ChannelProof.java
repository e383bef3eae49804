package org.mzi.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jdbi.v3.core.JdbiException;
import org.mzi.zoho.Channel;
import org.mzi.zoho.ZohoChannels;

/**
 * Whether a notification's token is its channel's. The channel is looked up on a thread that a database which does not
 * answer may hold, so that the caller's is free in time.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = ChannelProof.EXECUTOR, maxAsync = 4)
class ChannelProof {

    static final String EXECUTOR = "java:app/concurrent/channels";

    private final BiFunction<String, String, Optional<Channel>> lookup;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService managed;

    private ExecutorService executor;

    @Inject
    ChannelProof(ZohoChannels channels) {
        this(channels::verify, null);
    }

    ChannelProof() {
        this(null, null);
    }

    ChannelProof(BiFunction<String, String, Optional<Channel>> lookup, ExecutorService executor) {
        this.lookup = lookup;
        this.executor = executor;
    }

    /**
     * The channel, if the token is its own. Ends the request with 503 when the database does not say so in time.
     *
     * @param deadline as {@link SharedCommit#deadline} gave it
     */
    Optional<Channel> verify(String channelId, String token, long deadline) {
        Future<Optional<Channel>> answer = null;
        try {
            answer = (executor == null ? managed : executor).submit(() -> lookup.apply(channelId, token));
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw SharedCommit.unavailable(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JdbiException || !(e.getCause() instanceof RuntimeException defect)
                    ? SharedCommit.unavailable(e)
                    : defect;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SharedCommit.unavailable(e);
        } finally {
            if (answer != null) {
                answer.cancel(false);
            }
        }
    }
}
