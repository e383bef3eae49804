package org.mzi.zoho.remote;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/**
 * What Zoho's error answers mean. The code decides before the status does. Source: Zoho's OpenAPI files and status code
 * page for v8. Zoho's own message is not passed on: it can quote the record.
 */
public final class ZohoErrors {

    public static final String ZOHO = "zoho";

    private static final Set<String> THROTTLED = Set.of("TOO_MANY_REQUESTS", "RATE_LIMIT_EXCEEDED");
    private static final Set<String> NO_RECORD =
            Set.of("INVALID_DATA", "RESOURCE_NOT_FOUND", "RECORD_NOT_FOUND", "NOT_FOUND");
    private static final Set<String> OF_ONE_MODULE = Set.of(
            "zoho-module-unknown",
            "zoho-column-unknown",
            "zoho-permission-missing",
            "zoho-scope-missing",
            "zoho-forbidden");
    private static final String SCOPES =
            "ZohoCRM.modules.ALL, ZohoCRM.coql.READ, ZohoCRM.settings.fields.READ and ZohoCRM.users.READ";
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private ZohoErrors() {}

    static boolean refusesToken(Reply reply) {
        return reply.status() == 401
                && !reply.code().equals("OAUTH_SCOPE_MISMATCH")
                && !reply.code().equals("NO_PERMISSION");
    }

    static boolean throttles(Reply reply) {
        return reply.status() == 429 || THROTTLED.contains(reply.code());
    }

    /** Whether it says that there is no such record: 204, or 400/404 with a code that means the id and no other thing. */
    public static boolean meansNoRecord(Reply reply) {
        if (reply.status() == 204) {
            return true;
        }
        boolean refused = reply.status() == 400 || reply.status() == 404;
        return refused && NO_RECORD.contains(reply.code()) && namesIdOrNothing(reply);
    }

    private static boolean namesIdOrNothing(Reply reply) {
        String name = named(reply);
        return name == null || name.equals("id") || name.equals("ids");
    }

    /** The column that an INVALID_DATA names; null when it is about something else. */
    public static String refusedColumn(Reply reply) {
        if (!reply.code().equals("INVALID_DATA") || namesIdOrNothing(reply)) {
            return null;
        }
        return named(reply);
    }

    private static String named(Reply reply) {
        String apiName = Json.text(reply.detail("api_name"));
        return apiName == null ? Json.text(reply.detail("param_name")) : apiName;
    }

    /** The failure that an answer without usable rows is, for a call on one module (null for none). */
    public static Failure of(Reply reply, String module) {
        return of(reply, module, SCOPES);
    }

    /** @param scopes those that the call takes, for the words about a grant without them */
    public static Failure of(Reply reply, String module, String scopes) {
        String code = reply.code();
        return switch (code) {
            case "OAUTH_SCOPE_MISMATCH" ->
                Failure.blocked(
                        ZOHO,
                        "zoho-scope-missing",
                        "The refresh token's scopes do not cover this call" + on(module)
                                + ". Grant " + scopes + " anew, with all scopes that are in use, and set"
                                + " ZOHO_REFRESH_TOKEN.");
            case "NO_PERMISSION", "AUTHORIZATION_FAILED" ->
                Failure.blocked(
                        ZOHO,
                        "zoho-permission-missing",
                        "The Zoho user lacks a permission" + on(module) + permissions(reply)
                                + ". Give it to the user's profile in Zoho.");
            case "INVALID_MODULE" -> unknownModule(module);
            case "RECORD_LOCKED", "NOT_APPROVED" ->
                Failure.later("zoho-record-locked", "Zoho keeps the record locked for now (" + code + ").", LOCKED);
            case "INVALID_DATA" ->
                Failure.failed(
                        "zoho-invalid-data", "Zoho refuses what was asked" + on(module) + parameter(reply), null);
            default -> byStatus(reply, module);
        };
    }

    /** Whether the failure leaves other modules alone. */
    public static boolean concernsOneModule(Failure.Blocked failure) {
        return OF_ONE_MODULE.contains(failure.problem().code());
    }

    /** That the organisation has no such module. */
    public static Failure unknownModule(String module) {
        return Failure.blocked(
                ZOHO,
                "zoho-module-unknown",
                "Zoho has no module " + module + ". Correct the setting ZOHO_MODULE_… that names it.");
    }

    private static Failure byStatus(Reply reply, String module) {
        String what = "HTTP " + reply.status() + (reply.code().isEmpty() ? "" : " " + reply.code());
        if (reply.status() == 403) {
            return Failure.blocked(ZOHO, "zoho-forbidden", "Zoho forbids the call" + on(module) + " (" + what + ").");
        }
        boolean refused =
                reply.status() >= 400 && reply.status() < 500 && !reply.code().isEmpty();
        if (refused) {
            return Failure.blocked(
                    ZOHO,
                    "zoho-request-refused",
                    "Zoho refuses the form of the call" + on(module) + " (" + what + ")" + parameter(reply)
                            + " Check ZOHO_API_URL and ZOHO_IDS_PER_READ; otherwise it is a defect of this program.");
        }
        return Failure.failed(
                "zoho-answer-malformed", "Zoho's answer" + on(module) + " cannot be used (" + what + ").", null);
    }

    private static String on(String module) {
        return module == null ? "" : " on module " + module;
    }

    private static String parameter(Reply reply) {
        String name = named(reply);
        return name == null || !name.matches("[A-Za-z0-9_$.]{1,100}") ? "." : ", naming " + name + ".";
    }

    private static String permissions(Reply reply) {
        JsonValue permissions = reply.detail("permissions");
        if (!(permissions instanceof JsonArray array)) {
            return "";
        }
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(Json::text)
                .filter(name -> name.matches("[A-Za-z0-9_]{1,100}"))
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
