package org.mzi.zoho.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;

/** The one row of {@code zoho_token}, which all nodes share. Each operation is one short statement. */
final class TokenTable {

    private final Database database;

    TokenTable(Database database) {
        this.database = database;
    }

    /**
     * @param generation number of the token, growing; 0 before the first
     * @param accessToken encrypted, or null before the first
     * @param credentials fingerprint of the credentials that the token was given to
     * @param askedFor fingerprint of the credentials that {@code heldUntil} and the problem are about
     * @param heldUntil the token endpoint is not asked before that time, or null
     * @param throttles refusals because of too many requests, in a row
     * @param refusals fresh tokens that the API refused, in a row
     * @param noRenewalBefore until that time a token that the API refuses is not renewed, or null
     */
    record Row(
            long generation,
            String accessToken,
            String credentials,
            String apiDomain,
            OffsetDateTime renewAt,
            OffsetDateTime expiresAt,
            String askedFor,
            OffsetDateTime heldUntil,
            int throttles,
            String problemCode,
            String problemText,
            int refusals,
            OffsetDateTime noRenewalBefore) {

        boolean isFor(String fingerprint) {
            return accessToken != null && fingerprint.equals(credentials);
        }

        boolean worksAt(Instant now) {
            return now.isBefore(expiresAt.toInstant());
        }

        boolean isDueAt(Instant now) {
            return !now.isBefore(renewAt.toInstant());
        }

        /** The refusal that still stands for these credentials, or null. */
        Failure.Blocked held(String fingerprint, Instant now) {
            if (heldUntil == null || !now.isBefore(heldUntil.toInstant()) || !fingerprint.equals(askedFor)) {
                return null;
            }
            Duration left = Duration.between(now, heldUntil.toInstant());
            return Failure.blocked(ZohoErrors.ZOHO, problemCode, problemText, left, null);
        }
    }

    Row read() {
        return database.read(handle -> handle.createQuery(
                        """
                        select generation, access_token, credentials, api_domain, renew_at, expires_at, asked_for,
                            held_until, throttles, problem_code, problem_text, refusals, no_renewal_before
                        from zoho_token""")
                .mapTo(Row.class)
                .one());
    }

    /** Makes the caller the only one to renew, unless another is at it or has done it since the row was read. */
    boolean lease(Row seen, String holder, String fingerprint, Instant now, Instant until) {
        return database.write(handle -> handle.createUpdate(
                                """
                                update zoho_token set renewing_until = :until, renewing_by = :holder, asked_for = :fingerprint
                                where generation = :seen and (renewing_until is null or renewing_until <= :now)
                                  and (held_until is null or held_until <= :now or asked_for is distinct from :fingerprint)""")
                        .bind("until", utc(until))
                        .bind("holder", holder)
                        .bind("fingerprint", fingerprint)
                        .bind("seen", seen.generation())
                        .bind("now", utc(now))
                        .execute())
                == 1;
    }

    /** Stores a new token and ends the lease; does nothing where the lease was lost. */
    void store(String holder, String fingerprint, String encrypted, String apiDomain, Instant renewAt, Instant end) {
        database.write(handle -> handle.createUpdate(
                        """
                        update zoho_token set generation = generation + 1, access_token = :token,
                            credentials = :fingerprint, api_domain = :domain, renew_at = :renew, expires_at = :end,
                            renewing_until = null, renewing_by = null, held_until = null, throttles = 0,
                            problem_code = null, problem_text = null
                        where renewing_by = :holder""")
                .bind("token", encrypted)
                .bind("fingerprint", fingerprint)
                .bind("domain", apiDomain)
                .bind("renew", utc(renewAt))
                .bind("end", utc(end))
                .bind("holder", holder)
                .execute());
    }

    /** Prolongs the lease, if it is still one of these holders'. */
    void keep(List<String> holders, Instant until) {
        database.write(handle -> handle.createUpdate(
                        "update zoho_token set renewing_until = :until where renewing_by = any(:holders)")
                .bind("until", utc(until))
                .bindArray("holders", String.class, holders)
                .execute());
    }

    /** Ends the lease without a token. */
    void release(String holder) {
        database.write(handle -> handle.createUpdate(
                        "update zoho_token set renewing_until = null, renewing_by = null where renewing_by = :holder")
                .bind("holder", holder)
                .execute());
    }

    /** Ends the lease without a token, and keeps every node from asking before a time. */
    void hold(String holder, Instant until, int throttles, Problem problem) {
        database.write(handle -> handle.createUpdate(
                        """
                        update zoho_token set renewing_until = null, renewing_by = null, held_until = :until,
                            throttles = :throttles, problem_code = :code, problem_text = :text
                        where renewing_by = :holder""")
                .bind("until", utc(until))
                .bind("throttles", throttles)
                .bind("code", problem.code())
                .bind("text", problem.text())
                .bind("holder", holder)
                .execute());
    }

    /** A fresh token was refused. Counts once for each token, however many callers it happened to. */
    void refused(long generation, int refusals, Instant noRenewalBefore) {
        database.write(handle -> handle.createUpdate(
                        """
                        update zoho_token set refusals = :refusals, no_renewal_before = :until
                        where generation = :generation""")
                .bind("refusals", refusals)
                .bind("until", utc(noRenewalBefore))
                .bind("generation", generation)
                .execute());
    }

    /** The token works. */
    void accepted(long generation) {
        database.write(handle -> handle.createUpdate(
                        """
                        update zoho_token set refusals = 0, no_renewal_before = null
                        where generation = :generation and refusals > 0""")
                .bind("generation", generation)
                .execute());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
