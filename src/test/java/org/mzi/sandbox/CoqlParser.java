package org.mzi.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a query. Docs pages "Get records through COQL query" and "COQL limitations": {@code WHERE} is mandatory, more than
 * two conditions need brackets in pairs, at most 50 columns, 50 values of {@code in}, 10 columns to order by, 25 criteria,
 * 2,000 rows, a window of 100,000. A column named twice, or unknown, fails the whole query.
 */
final class CoqlParser {

    private static final int MOST_VALUES = 50;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|-?\\d[\\w.:+-]*|[A-Za-z$][\\w.$]*|<=|>=|!=|[=<>(),])");

    private final List<String> tokens = new ArrayList<>();
    private final ZohoModules modules;
    private CoqlSource source;
    private Set<String> ids;
    private int criteria;
    private int next;

    private CoqlParser(String query, ZohoModules modules) {
        this.modules = modules;
        String text = query.stripTrailing();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw syntax(text.substring(end));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    static Coql parse(String query, ZohoModules modules) {
        return new CoqlParser(query, modules).query();
    }

    private Coql query() {
        expect("select");
        List<String> names = names();
        expect("from");
        source = CoqlSource.of(take(), modules);
        if (names.size() > 50) {
            throw ZohoErrors.tooMany("select", 50);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw ZohoErrors.refuse(400, "DUPLICATE_DATA", Map.of(), "column given more than once");
        }
        List<Coql.Column> columns = names.stream().map(source::column).toList();
        expect("where");
        Predicate<Coql.Cells> where = conditions(true);
        List<Coql.Order> orders = orders();
        int limit = 200;
        int offset = 0;
        if (accept("limit")) {
            limit = number();
            if (accept(",")) {
                offset = limit;
                limit = number();
            } else if (accept("offset")) {
                offset = number();
            }
        }
        if (next < tokens.size()) {
            throw syntax(tokens.get(next));
        }
        if (limit > 2_000) {
            throw ZohoErrors.tooMany("limit", 2_000);
        }
        if (limit + offset > 100_000) {
            throw ZohoErrors.tooMany("offset", 100_000);
        }
        return new Coql(source, columns, where, ids, orders, limit, offset);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(take());
        } while (accept(","));
        return names;
    }

    /** One condition, or two joined by a word; {@code must} = every row of the result has to meet what is read here. */
    private Predicate<Coql.Cells> conditions(boolean must) {
        boolean joinedByOr = next < tokens.size() && isOr();
        Predicate<Coql.Cells> first = condition(must && !joinedByOr);
        Predicate<Coql.Cells> all = first;
        if (accept("and")) {
            all = first.and(condition(must));
        } else if (accept("or")) {
            all = first.or(condition(false));
        }
        if (peekIs("and") || peekIs("or")) {
            throw syntax(tokens.get(next));
        }
        return all;
    }

    /** Whether the condition that starts here is joined to the following one by {@code or}. */
    private boolean isOr() {
        int depth = 0;
        for (int i = next; i < tokens.size() && depth >= 0; i++) {
            String token = tokens.get(i).toLowerCase(Locale.ROOT);
            if (token.equals("(")) {
                depth++;
            } else if (token.equals(")")) {
                depth--;
            } else if (depth == 0 && token.equals("or")) {
                return true;
            }
        }
        return false;
    }

    private Predicate<Coql.Cells> condition(boolean must) {
        if (accept("(")) {
            Predicate<Coql.Cells> inner = conditions(must);
            expect(")");
            return inner;
        }
        if (++criteria > 25) {
            throw ZohoErrors.tooMany("where", 25);
        }
        Coql.Column column = source.column(take());
        String operator = take().toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "=", "!=", "<", "<=", ">", ">=" -> comparison(column, operator, must);
            case "in" -> in(column, must);
            case "not" -> not(column);
            case "is" -> isNull(column);
            case "like" -> like(column);
            case "between" -> between(column);
            default -> throw syntax(operator);
        };
    }

    private Predicate<Coql.Cells> comparison(Coql.Column column, String operator, boolean must) {
        String literal = literal();
        if (operator.equals("=")) {
            candidates(column, List.of(literal), must);
        }
        CoqlKey wanted = CoqlKey.of(column.last(), literal);
        return values -> {
            CoqlKey key = values.key(column);
            return key != null && holds(key.compareTo(wanted), operator);
        };
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private Predicate<Coql.Cells> in(Coql.Column column, boolean must) {
        List<String> literals = new ArrayList<>();
        expect("(");
        do {
            literals.add(literal());
        } while (accept(","));
        expect(")");
        if (literals.size() > MOST_VALUES) {
            throw ZohoErrors.tooMany("in", MOST_VALUES);
        }
        candidates(column, literals, must);
        Set<CoqlKey> wanted = new TreeSet<>();
        literals.forEach(literal -> wanted.add(CoqlKey.of(column.last(), literal)));
        return values -> {
            CoqlKey key = values.key(column);
            return key != null && wanted.contains(key);
        };
    }

    /** Narrows a query by record ids to these records, so that it does not go through the whole module. */
    private void candidates(Coql.Column column, List<String> literals, boolean must) {
        String key = source.subform() == null ? "id" : "Parent_Id";
        if (must && column.text().equals(key) && ids == null) {
            ids = new LinkedHashSet<>(literals);
        }
    }

    private Predicate<Coql.Cells> not(Coql.Column column) {
        if (accept("in")) {
            return in(column, false).negate().and(values -> !values.isNull(column));
        }
        expect("like");
        return like(column).negate().and(values -> !values.isNull(column));
    }

    private Predicate<Coql.Cells> isNull(Coql.Column column) {
        boolean not = accept("not");
        expect("null");
        return values -> values.isNull(column) != not;
    }

    private Predicate<Coql.Cells> like(Coql.Column column) {
        String[] parts = literal().split("%", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return values ->
                !values.isNull(column) && pattern.matcher(values.text(column)).matches();
    }

    private Predicate<Coql.Cells> between(Coql.Column column) {
        CoqlKey from = CoqlKey.of(column.last(), literal());
        expect("and");
        CoqlKey to = CoqlKey.of(column.last(), literal());
        return values -> {
            CoqlKey key = values.key(column);
            return key != null && key.compareTo(from) >= 0 && key.compareTo(to) <= 0;
        };
    }

    private List<Coql.Order> orders() {
        List<Coql.Order> orders = new ArrayList<>();
        if (accept("order")) {
            expect("by");
            do {
                Coql.Column column = source.column(take());
                boolean descending = accept("desc");
                if (!descending) {
                    accept("asc");
                }
                orders.add(new Coql.Order(column, descending));
            } while (accept(","));
        }
        if (orders.size() > 10) {
            throw ZohoErrors.tooMany("order by", 10);
        }
        return orders;
    }

    private String literal() {
        String token = take();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (!token.matches("-?\\d.*|true|false")) {
            throw syntax(token);
        }
        return token;
    }

    private int number() {
        String token = take();
        if (!token.matches("\\d{1,7}")) {
            throw syntax(token);
        }
        return Integer.parseInt(token);
    }

    private String take() {
        if (next == tokens.size()) {
            throw syntax("end of the query");
        }
        return tokens.get(next++);
    }

    private boolean peekIs(String word) {
        return next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    }

    private boolean accept(String word) {
        if (peekIs(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw syntax(word);
        }
    }

    private static Refusal syntax(String near) {
        return ZohoErrors.refuse(400, "SYNTAX_ERROR", Map.of("near", near), "error occurred while parsing the query");
    }
}
