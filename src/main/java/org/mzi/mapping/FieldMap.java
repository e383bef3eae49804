package org.mzi.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for one entity type, or for the rows of one subform.
 *
 * @param entity e.g. {@code students}
 * @param version 0 for the default, then 1, 2, …
 * @param rules in the order in which attributes are shown; those that never vary (id and times) come first
 */
public record FieldMap(String entity, int version, List<FieldRule> rules) {

    public FieldMap {
        rules = List.copyOf(rules);
    }

    /** API names of all Zoho fields that the rules read, each once. */
    public Set<String> zohoFields() {
        Set<String> fields = new LinkedHashSet<>();
        rules.forEach(rule -> fields.addAll(rule.zohoFields()));
        fields.remove(FieldRule.ROW);
        return fields;
    }
}
