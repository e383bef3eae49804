package org.mzi.sandbox;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pages of a list. Docs page "Get records": at most 200 a page, {@code page} for the first 2,000 records, {@code page_token}
 * for the first 100,000, bound to unchanged parameters and good for 24 hours, not both.
 */
record ZohoPaging(int page, int perPage, int offset, String parameters, Instant now) {

    private static final int MOST_PER_PAGE = 200;
    private static final int MOST_BY_PAGE = 2_000;
    private static final int MOST_BY_TOKEN = 100_000;
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);

    static ZohoPaging of(Call call, Instant now) {
        int perPage = number(call, "per_page", MOST_PER_PAGE);
        int page = number(call, "page", 1);
        if (perPage > MOST_PER_PAGE) {
            throw ZohoErrors.invalid("param_name", "per_page");
        }
        Map<String, String> parameters = new TreeMap<>(call.query());
        parameters.remove("page_token");
        String bound = Integer.toHexString((call.path() + parameters).hashCode());
        String token = call.query().get("page_token");
        if (token == null) {
            return new ZohoPaging(page, perPage, (page - 1) * perPage, bound, now);
        }
        if (call.query().containsKey("page")) {
            throw ZohoErrors.refuse(
                    400, "AMBIGUITY_DURING_PROCESSING", Map.of(), "page and page_token cannot be given together");
        }
        return byToken(token, perPage, bound, now);
    }

    private static ZohoPaging byToken(String token, int perPage, String bound, Instant now) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":");
        } catch (IllegalArgumentException e) {
            throw ZohoErrors.invalid("param_name", "page_token");
        }
        if (parts.length != 3) {
            throw ZohoErrors.invalid("param_name", "page_token");
        }
        if (!parts[1].equals(bound)) {
            throw ZohoErrors.refuse(400, "TOKEN_BOUND_DATA_MISMATCH", Map.of(), "parameters changed between pages");
        }
        if (Instant.ofEpochSecond(Long.parseLong(parts[2])).isBefore(now)) {
            throw ZohoErrors.refuse(400, "EXPIRED_VALUE", Map.of("param_name", "page_token"), "the token has expired");
        }
        int offset = Integer.parseInt(parts[0]);
        if (offset >= MOST_BY_TOKEN) {
            throw ZohoErrors.refuse(400, "PAGINATION_LIMIT_EXCEEDED", Map.of("limit", MOST_BY_TOKEN), "limit exceeded");
        }
        return new ZohoPaging(offset / perPage + 1, perPage, offset, bound, now);
    }

    /** Refuses a {@code page} beyond the first 2,000 records; the list of deleted records has no such limit. */
    void checkDiscrete(Call call) {
        if (!call.query().containsKey("page_token") && page * perPage > MOST_BY_PAGE) {
            throw ZohoErrors.refuse(
                    400,
                    "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
                    Map.of("limit", MOST_BY_PAGE),
                    "use page_token beyond the first 2000 records");
        }
    }

    JsonObjectBuilder info(int count, boolean more) {
        return Values.object()
                .add("per_page", perPage)
                .add("count", count)
                .add("page", page)
                .add("more_records", more);
    }

    String nextToken() {
        long end = now.plus(TOKEN_LIFE).getEpochSecond();
        String text = offset + perPage + ":" + parameters + ":" + end;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Instant tokenEnd() {
        return now.plus(TOKEN_LIFE);
    }

    private static int number(Call call, String name, int otherwise) {
        String text = call.query().get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw ZohoErrors.invalid("param_name", name);
        }
        return Integer.parseInt(text);
    }
}
