package org.mzi.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses, with words for an administrator, rules that could not be applied or whose results could not be stored. */
final class RuleCheck {

    /** Also the name of a column, of which PostgreSQL takes 63 characters. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Zoho API names; they become part of queries. */
    private static final Pattern ZOHO_FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

    private RuleCheck() {}

    /** Throws {@link IllegalArgumentException}. The rules that never vary may be among those given, unchanged. */
    static void check(List<FieldRule> rules, FieldMap defaults, List<FieldRule> fixed) {
        Set<String> seen = new HashSet<>();
        for (FieldRule rule : rules) {
            String attribute = rule.attribute();
            require(
                    ATTRIBUTE.matcher(attribute).matches(),
                    "Attribute \"" + attribute + "\" must be lower-case letters, digits and underscores");
            require(seen.add(attribute), "Attribute " + attribute + " has two rules");
            require(!rule.zohoFields().isEmpty(), "Attribute " + attribute + " needs at least one Zoho field");
            for (String field : rule.zohoFields()) {
                require(
                        ZOHO_FIELD.matcher(field).matches() || field.equals(FieldRule.ROW),
                        "\"" + field + "\" (attribute " + attribute + ") is not the API name of a Zoho field");
            }
            require(
                    fixed.contains(rule)
                            || fixed.stream()
                                    .noneMatch(
                                            unchanging -> unchanging.attribute().equals(attribute)),
                    "Attribute " + attribute + " always has the same source and cannot be changed");
            defaults.rules().stream()
                    .filter(usual -> usual.attribute().equals(attribute))
                    .forEach(usual -> requireSameType(rule, usual));
        }
    }

    /** The column has the type of the default rule: text takes anything, any other type only its own. */
    private static void requireSameType(FieldRule rule, FieldRule usual) {
        require(
                usual.extraction().isText() || usual.extraction() == rule.extraction(),
                "Attribute " + rule.attribute() + " must be read as "
                        + usual.extraction().word());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
