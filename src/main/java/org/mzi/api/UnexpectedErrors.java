package org.mzi.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemResponse;

/** Answers what nobody foresaw, without telling anything of the inside; the log has the rest under the reference. */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UnexpectedErrors.class.getName());
    private static final Problem DATABASE_AWAY =
            new Problem("database-unavailable", "The database does not answer. Try again soon.");
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(Throwable e) {
        if (isDatabaseAway(e)) {
            LOG.log(Level.FINE, "Request failed for want of the database", e);
            return ProblemResponse.of(503, DATABASE_AWAY, Map.of())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, e, () -> "Request failed, reference " + reference);
        Problem problem = new Problem(
                "internal-error", "Something went wrong in the server; its log tells more under the reference.");
        return ProblemResponse.of(500, problem, Map.of("reference", reference)).build();
    }

    /** No connection, or one that broke: SQL states 08 (connection) and 57P (server goes down or starts). */
    private static boolean isDatabaseAway(Throwable e) {
        if (e instanceof ConnectionException) {
            return true;
        }
        Throwable cause = e;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String state = cause == null ? null : ((SQLException) cause).getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
