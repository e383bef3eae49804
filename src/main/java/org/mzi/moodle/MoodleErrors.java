package org.mzi.moodle;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;

/**
 * What Moodle's error answers mean. They come as HTTP 200 with {@code exception}, {@code errorcode} (not always) and
 * {@code message}; the message may quote a record and is therefore left out. Kinds as measured on Moodle 4.5.
 */
final class MoodleErrors {

    static final String MOODLE = "moodle";
    static final String ACCESS_REFUSED = "moodle-access-refused";
    static final String UNKNOWN_FUNCTION = "moodle-unknown-function";

    private static final Map<String, Problem> BLOCKING = Map.of(
            "invalidtoken",
            new Problem(
                    "moodle-invalid-token",
                    "Moodle does not accept MOODLE_TOKEN: it is wrong, was removed or has expired. Make a new token for the "
                            + "service local_mzi_service in Moodle and set it here."),
            "accessexception",
            new Problem(
                    ACCESS_REFUSED,
                    "Moodle refuses the function to this token. In Moodle, see that the service is switched on and contains "
                            + "the function, that the API user is authorised for it, and that this server's IP address is allowed."),
            "nopermissions",
            new Problem(
                    "moodle-no-permission",
                    "Moodle's API user lacks a capability. Give it, at system level, the role that comes with the plugin "
                            + "(capability local/mzi:syncdata)."),
            "invalidrecord",
            new Problem(
                    UNKNOWN_FUNCTION,
                    "Moodle does not know the function. Install or update the plugin local_mzi and run Moodle's upgrade."),
            "sitemaintenance",
            new Problem(
                    "moodle-maintenance",
                    "Moodle is in maintenance mode. Work goes on by itself when maintenance mode is switched off."),
            "upgraderunning",
            new Problem(
                    "moodle-upgrade-running",
                    "Moodle is being upgraded. Work goes on by itself when the upgrade is finished."));

    private static final Problem NO_LOGIN = new Problem(
            "moodle-user-suspended",
            "Moodle's API user is suspended or may not log in. Reactivate the account in Moodle, or make a token for another "
                    + "one.");

    private static final Map<String, Problem> PERMANENT = Map.of(
            "invalidparameter",
            new Problem(
                    "moodle-invalid-parameter",
                    "Moodle refuses the call: a value is missing or wrong, a course or user is not there, or a user name is "
                            + "taken. Compare the record with Moodle, correct it and try it again."),
            "shortnametaken",
            new Problem(
                    "moodle-short-name-taken",
                    "Another course in Moodle has this short name. Change the short name of the class or of that course."));

    private static final Set<String> TYPE_ERRORS = Set.of("TypeError", "ValueError", "ArgumentCountError");

    private MoodleErrors() {}

    /** Whether an answer is one of Moodle's error objects. */
    static boolean isError(JsonObject answer) {
        return answer.containsKey("exception") || answer.containsKey("errorcode") && !answer.containsKey("success");
    }

    /**
     * The failure that an error object stands for.
     *
     * @param function what was called, or null when that is not known
     */
    static Failure of(String function, JsonObject answer) {
        String code = word(Json.text(answer.get("errorcode")));
        String exception = word(Json.text(answer.get("exception")));
        String where = Stream.of(named("function", function), named("error", code), named("exception", exception))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", " (", ")"));
        if (BLOCKING.containsKey(code)) {
            return blocked(BLOCKING.get(code), where);
        }
        if (code.startsWith("wsaccessuser")) {
            return blocked(NO_LOGIN, where);
        }
        if (PERMANENT.containsKey(code)) {
            Problem problem = PERMANENT.get(code);
            return Failure.permanent(problem.code(), problem.text() + where);
        }
        if (code.equals("dbconnectionfailed") || exception.equals("dml_connection_exception")) {
            return Failure.unreachable("moodle-database-down", "Moodle cannot reach its database." + where, null);
        }
        if (exception.startsWith("dml_") || code.startsWith("dml")) {
            return Failure.failed(
                    "moodle-database-error",
                    "Moodle's database refused a value or a duplicate, or had a passing fault." + where,
                    null);
        }
        if (code.isEmpty() && TYPE_ERRORS.contains(exception)) {
            return Failure.permanent(
                    "moodle-type-error",
                    "Moodle stumbled over a value of an unexpected type, for example a user that is not there."
                            + where);
        }
        return Failure.failed("moodle-error", "Moodle answered with an error." + where, null);
    }

    /** Whether it says that the function called is not there or not for this token. */
    static boolean refusesFunction(Failure.Blocked refused) {
        return Set.of(ACCESS_REFUSED, UNKNOWN_FUNCTION)
                .contains(refused.problem().code());
    }

    /** What the plugin says of single records in words of its own. */
    private static final Map<String, Problem> OF_RECORDS = Map.of(
            "btecmissing",
            new Problem(
                    "moodle-btec-missing",
                    "Moodle cannot keep grading criteria: the plugin gradingform_btec is not installed."),
            "ambiguoususer",
            new Problem(
                    "moodle-user-ambiguous",
                    "Moodle has an account that may be this person's or another's, so it was not linked. See which one it is, "
                            + "correct the e-mail address or the id in Zoho or in Moodle, then retry."));

    /** Why Moodle refused one record of a batch. */
    static Problem ofRecord(String errorcode, String safeMessage) {
        String code = word(errorcode);
        if (OF_RECORDS.containsKey(code)) {
            return OF_RECORDS.get(code);
        }
        String kebab = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String text = "Moodle refused the record" + (safeMessage.isEmpty() ? "" : ": " + safeMessage)
                + (code.isEmpty() ? "." : " (error " + code + ").");
        return new Problem(kebab.isEmpty() ? "moodle-record-refused" : "moodle-" + kebab, text);
    }

    private static Failure blocked(Problem problem, String where) {
        return Failure.blocked(MOODLE, problem.code(), problem.text() + where);
    }

    private static Optional<String> named(String what, String name) {
        return name == null || name.isEmpty() ? Optional.empty() : Optional.of(what + " " + name);
    }

    /** Keeps a remote text only as far as it can be a code or the name of a PHP class. */
    private static String word(String text) {
        String word = text == null ? "" : text.replaceAll("[^A-Za-z0-9_\\\\/:.-]", "");
        return word.length() <= 80 ? word : word.substring(0, 80);
    }
}
