package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

/**
 * The access token that all nodes share, because Zoho gives a refresh token ten in ten minutes. It is renewed five
 * minutes before its end (a short-lived one after half its life) by whoever gets the lease in the row (15 s, prolonged
 * while it asks); the others go on with the old one, or wait up to 15 s where there is none that works. A node looks into the row once a second at most
 * while its copy works.
 *
 * <p>A refusal by the token endpoint stands for all nodes: four seconds, so that the first probe asks again; throttling
 * one minute, doubling to ten. It is void as soon as the credentials change.
 */
@ApplicationScoped
public class ZohoTokens {

    private static final Logger LOG = Logger.getLogger(ZohoTokens.class.getName());

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration REFUSAL_STANDS = Duration.ofSeconds(4);
    /** So short because nobody has a token while the node that asks for the first one has died. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final long NONE_FAILED = -1;

    private final Settings settings;
    private final Secrets secrets;
    private final Clock clock;
    private final TokenTable table;
    private final ZohoWire wire;

    private final Set<String> renewing = ConcurrentHashMap.newKeySet();
    private volatile Copy copy;

    @Inject
    public ZohoTokens(Settings settings, Secrets secrets, Database database, Clock clock, ZohoWire wire) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.table = new TokenTable(database);
        this.wire = wire;
    }

    ZohoTokens() {
        this(null, null, null, null, null);
    }

    /**
     * A token and where it counts.
     *
     * @param generation number of the token
     * @param api base address of the API
     * @param refusals fresh tokens that the API refused before this one
     */
    record Access(String token, long generation, URI api, int refusals) {
        String header() {
            return "Zoho-oauthtoken " + token;
        }

        @Override
        public String toString() {
            return "token " + generation + " for " + api;
        }
    }

    private record Copy(Access access, String fingerprint, Instant expiresAt, long nanoTime) {}

    /** A token that works as far as is known. Throws {@link Failure}. */
    Access current() {
        Credentials credentials = Credentials.of(settings);
        Copy last = copy;
        if (last != null
                && System.nanoTime() - last.nanoTime() < LOOK_AGAIN_NANOS
                && last.fingerprint().equals(credentials.fingerprint())
                && clock.instant().isBefore(last.expiresAt())) {
            return last.access();
        }
        return obtain(credentials, NONE_FAILED);
    }

    /** A newer token than one that the API refused; asks for one only if nobody has done so. Throws {@link Failure}. */
    Access insteadOf(Access refused) {
        return obtain(Credentials.of(settings), refused.generation());
    }

    /** To be told when the API refused a token that {@link #insteadOf} gave. Returns what to throw. */
    Failure.Blocked refusedAgain(Access access) {
        int refusals = access.refusals() + 1;
        table.refused(access.generation(), refusals, clock.instant().plus(minutesDoubling(refusals)));
        return refusedByApi();
    }

    /** To be told that the API accepted a token. */
    void accepted(Access access) {
        if (access.refusals() > 0) {
            table.accepted(access.generation());
        }
    }

    private Access obtain(Credentials credentials, long failed) {
        String fingerprint = credentials.fingerprint();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Instant now = clock.instant();
            TokenTable.Row row = table.read();
            boolean works = row.isFor(fingerprint) && row.worksAt(now) && row.generation() != failed;
            if (works && !row.isDueAt(now)) {
                return keep(row, credentials);
            }
            Failure.Blocked held = row.held(fingerprint, now);
            if (held == null) {
                refuseToRenewTooOften(row, fingerprint, failed, now);
                String holder = UUID.randomUUID().toString();
                if (table.lease(row, holder, fingerprint, now, now.plus(LEASE))) {
                    held = renewAs(holder, credentials, row, works);
                    if (held == null) {
                        continue;
                    }
                }
            }
            if (works) {
                return keep(row, credentials);
            }
            if (held != null) {
                throw held;
            }
            if (System.nanoTime() > end) {
                throw Failure.later("zoho-token-awaited", "Another caller is renewing Zoho's access token.", null);
            }
            Pause.brief();
        }
    }

    private Failure.Blocked renewAs(String holder, Credentials credentials, TokenTable.Row row, boolean works) {
        renewing.add(holder);
        try {
            return renew(credentials, row, holder, works);
        } finally {
            renewing.remove(holder);
        }
    }

    /** Prolongs the lease while this node asks for a token; to be called every five seconds. */
    void keepLease() {
        if (!renewing.isEmpty()) {
            table.keep(List.copyOf(renewing), clock.instant().plus(LEASE));
        }
    }

    /** Returns null when a token was stored, else why not; throws what is not a refusal unless an old token works. */
    private Failure.Blocked renew(Credentials credentials, TokenTable.Row row, String holder, boolean works) {
        try {
            Instant asked = clock.instant();
            TokenAnswer answer = TokenAnswer.of(wire.token(
                            credentials.accounts(),
                            accounts -> accounts.token(
                                    "refresh_token",
                                    credentials.clientId(),
                                    credentials.clientSecret(),
                                    credentials.refreshToken()))
                    .json());
            store(credentials, holder, answer, asked);
            return null;
        } catch (Failure.Blocked refusal) {
            return hold(row, credentials, holder, refusal);
        } catch (RuntimeException e) {
            table.release(holder);
            if (works && (e instanceof Failure || e instanceof CircuitBreakerOpenException)) {
                LOG.log(Level.WARNING, "Zoho's access token is not renewed yet; the old one still works", e);
                return Failure.blocked(ZohoErrors.ZOHO, "zoho-token-awaited", e.getMessage(), null, e);
            }
            throw e;
        }
    }

    private void store(Credentials credentials, String holder, TokenAnswer answer, Instant asked) {
        Duration half = answer.lifetime().dividedBy(2);
        Duration margin = half.compareTo(MARGIN) < 0 ? half : MARGIN;
        Instant end = asked.plus(answer.lifetime());
        table.store(
                holder,
                credentials.fingerprint(),
                secrets.encrypt(answer.accessToken()),
                answer.apiDomain(),
                end.minus(margin),
                end);
        LOG.fine("Zoho's access token was renewed");
    }

    private Failure.Blocked hold(TokenTable.Row row, Credentials credentials, String holder, Failure.Blocked refusal) {
        boolean throttled = refusal.problem().code().equals(TokenAnswer.THROTTLED);
        boolean sameCredentials = credentials.fingerprint().equals(row.askedFor());
        int throttles = throttled ? (sameCredentials ? row.throttles() : 0) + 1 : 0;
        Duration stands = throttled ? minutesDoubling(throttles) : REFUSAL_STANDS;
        table.hold(holder, clock.instant().plus(stands), throttles, refusal.problem());
        return Failure.blocked(
                ZohoErrors.ZOHO,
                refusal.problem().code(),
                refusal.problem().text(),
                throttled ? stands : null,
                refusal);
    }

    private static void refuseToRenewTooOften(TokenTable.Row row, String fingerprint, long failed, Instant now) {
        boolean again = row.isFor(fingerprint) && row.generation() == failed && row.noRenewalBefore() != null;
        if (again && now.isBefore(row.noRenewalBefore().toInstant())) {
            throw refusedByApi();
        }
    }

    private static Failure.Blocked refusedByApi() {
        return Failure.blocked(
                ZohoErrors.ZOHO,
                "zoho-token-refused",
                "Zoho's API refuses a fresh access token. Check that ZOHO_REGION and ZOHO_API_URL belong to the account"
                        + " that granted it, and that its user is active.");
    }

    private Access keep(TokenTable.Row row, Credentials credentials) {
        Access access = new Access(
                secrets.decrypt(row.accessToken()), row.generation(), credentials.api(row.apiDomain()), row.refusals());
        copy = new Copy(access, row.credentials(), row.expiresAt().toInstant(), System.nanoTime());
        return access;
    }

    /** One minute for the first, doubling to ten. */
    static Duration minutesDoubling(int count) {
        return Duration.ofMinutes(Math.min(10, 1L << Math.min(count - 1, 4)));
    }
}
