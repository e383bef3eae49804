package org.mzi.moodle;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/** What it means when the way to Moodle fails: no connection, no answer, or another HTTP status than 200. */
final class MoodleHttpErrors implements ResponseExceptionMapper<Failure> {

    private static final Set<Integer> WRONG_ADDRESS = Set.of(301, 302, 303, 307, 308, 404, 405, 410);

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status != 200;
    }

    @Override
    public Failure toThrowable(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return of(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.CONTENT_TYPE),
                response.getHeaderString(HttpHeaders.RETRY_AFTER),
                body);
    }

    static Failure of(int status, String contentType, String retryAfter, String body) {
        boolean html = contentType != null && contentType.contains("html")
                || body.stripLeading().startsWith("<");
        JsonObject error = errorIn(body);
        if (error != null) {
            return MoodleErrors.of(null, error);
        }
        if (status == 503 && html) {
            return blocked(
                    "moodle-maintenance",
                    "Moodle is in maintenance mode or its web server has no room (HTTP 503). Work goes on by itself when "
                            + "it answers again.");
        }
        if (status == 403) {
            return body.isBlank()
                    ? blocked(
                            "moodle-web-services-off",
                            "Moodle's web services or their REST protocol are switched off (HTTP 403). Switch both on: Site "
                                    + "administration > Server > Web services.")
                    : blocked(
                            "moodle-forbidden",
                            "The web server in front of Moodle refuses this server (HTTP 403). Check its access rules and "
                                    + "firewall.");
        }
        if (status == 401 || status == 407) {
            return blocked(
                    "moodle-forbidden",
                    "The web server in front of Moodle asks for a log-in of its own (HTTP " + status
                            + "). Let this server through to /webservice/rest/server.php without one.");
        }
        if (WRONG_ADDRESS.contains(status)) {
            return blocked(
                    "moodle-wrong-address",
                    "There is no Moodle web service at MOODLE_BASE_URL (HTTP " + status
                            + "). Set it to the site's own address, $CFG->wwwroot, without a redirect.");
        }
        if (status == 413) {
            return Failure.permanent(
                    "moodle-too-large", "The web server in front of Moodle refuses a call of this size (HTTP 413).");
        }
        if (status == 429) {
            return Failure.later(
                    "moodle-too-many-requests",
                    "The web server in front of Moodle asks for fewer calls (HTTP 429).",
                    seconds(retryAfter));
        }
        return Failure.failed("moodle-http-" + status, "Moodle failed with HTTP " + status + ".", null);
    }

    /** What the exception of a call without an answer means. */
    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return blocked(
                        "moodle-unknown-host",
                        "The host name in MOODLE_BASE_URL is not known. Check it and DNS.",
                        thrown);
            }
            if (cause instanceof NoRouteToHostException
                    || cause instanceof ConnectException
                            && !String.valueOf(cause.getMessage()).contains("timed out")) {
                return blocked(
                        "moodle-connection-refused",
                        "Nothing accepts connections at MOODLE_BASE_URL. Check the address and whether Moodle runs.",
                        thrown);
            }
            if (cause instanceof SocketTimeoutException || cause instanceof ConnectException) {
                return Failure.unreachable("moodle-timeout", "Moodle did not answer in time.", thrown);
            }
            if (cause instanceof SSLException && !isBrokenOff(cause.getCause())) {
                return blocked(
                        "moodle-tls",
                        "No secure connection to MOODLE_BASE_URL could be made. Check Moodle's certificate, and whether this "
                                + "server trusts who issued it.",
                        thrown);
            }
        }
        return Failure.unreachable("moodle-connection-lost", "The connection to Moodle broke off.", thrown);
    }

    private static boolean isBrokenOff(Throwable cause) {
        return cause instanceof EOFException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException;
    }

    /** Moodle's own error object, which says more than the status; null when the body is anything else. */
    private static JsonObject errorIn(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            JsonObject object = Json.object(body);
            return MoodleErrors.isError(object) ? object : null;
        } catch (JsonParsingException notMoodles) {
            return null;
        }
    }

    private static Duration seconds(String retryAfter) {
        return retryAfter != null && retryAfter.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : null;
    }

    private static Failure blocked(String code, String text) {
        return Failure.blocked(MoodleErrors.MOODLE, code, text);
    }

    private static Failure blocked(String code, String text, Throwable cause) {
        return Failure.blocked(MoodleErrors.MOODLE, code, text, null, cause);
    }
}
