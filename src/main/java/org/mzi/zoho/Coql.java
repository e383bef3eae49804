package org.mzi.zoho;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;

/**
 * Queries for rows whose lookup is one of some ids, page by page: 50 values of {@code in} ("COQL limitations"), 200 rows for one
 * credit, then 2,000 for three where Zoho allows so many, going on by id.
 */
final class Coql {

    private static final int MOST_VALUES = 50;
    private static final int FIRST_PAGE = 200;
    private static final int NEXT_PAGE = 2_000;

    private Coql() {}

    /** Ids of the rows; empty when Zoho refuses the query. */
    static Optional<Set<String>> ids(ZohoRemote remote, String module, String lookup, Collection<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        boolean read = each(
                remote,
                module,
                List.of(FieldSelection.ID, lookup),
                lookup,
                values,
                row -> ids.add(row.getString(FieldSelection.ID)));
        return read ? Optional.of(ids) : Optional.empty();
    }

    /** Calls back with every row. Returns false when Zoho refuses the query; some rows may have been seen by then. */
    static boolean each(
            ZohoRemote remote,
            String module,
            List<String> columns,
            String lookup,
            Collection<String> values,
            Consumer<JsonObject> row) {
        List<String> all = new ArrayList<>(values);
        for (int from = 0; from < all.size(); from += MOST_VALUES) {
            String in = lookup
                    + all.subList(from, Math.min(from + MOST_VALUES, all.size())).stream()
                            .collect(Collectors.joining("', '", " in ('", "')"));
            if (!pages(remote, module, columns, in, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean pages(
            ZohoRemote remote, String module, List<String> columns, String in, Consumer<JsonObject> row) {
        int limit = NEXT_PAGE;
        Reply reply = query(remote, module, columns, in, FIRST_PAGE);
        while (reply.status() == 200 && reply.rows("data") != null) {
            String last = null;
            for (JsonObject one : Rows.of(reply, module).values()) {
                last = one.getString(FieldSelection.ID);
                row.accept(one);
            }
            if (last == null || !reply.moreRecords()) {
                return true;
            }
            String rest = "(" + in + " and " + FieldSelection.ID + " > '" + last + "')";
            reply = query(remote, module, columns, rest, limit);
            if (limit > FIRST_PAGE && reply.code().equals("LIMIT_EXCEEDED")) {
                limit = FIRST_PAGE;
                reply = query(remote, module, columns, rest, limit);
            }
        }
        if (reply.status() >= 500 || reply.status() < 400 && reply.status() != 204) {
            throw ZohoErrors.of(reply, module);
        }
        return reply.status() == 204;
    }

    private static Reply query(ZohoRemote remote, String module, List<String> columns, String where, int limit) {
        String query = "select " + String.join(", ", columns) + " from " + module + " where " + where + " order by "
                + FieldSelection.ID + " asc limit " + limit;
        String body = Json.builder().add("select_query", query).build().toString();
        return remote.call(
                limit == FIRST_PAGE ? Price.CALL : Price.COQL_2000,
                (api, authorization) -> api.coql(authorization, body));
    }
}
