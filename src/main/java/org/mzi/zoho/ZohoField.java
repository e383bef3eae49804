package org.mzi.zoho;

import java.util.List;
import java.util.Set;

/**
 * One field of a module.
 *
 * @param dataType Zoho's {@code data_type}, e.g. {@code text}, {@code lookup}, {@code subform}
 * @param jsonType Zoho's {@code json_type}, e.g. {@code string}, {@code jsonobject}; null when not said
 * @param length most characters; null when not said
 * @param readOnly true when the API can neither create nor update it
 * @param subformModule the module of a subform's rows, or null
 * @param lookupModule the module that a lookup or multi-select lookup points to, or null
 * @param pickListValues the values that are written to a pick list ({@code actual_value}); empty for other fields
 */
public record ZohoField(
        String apiName,
        String dataType,
        String jsonType,
        Integer length,
        boolean readOnly,
        String subformModule,
        String lookupModule,
        List<String> pickListValues) {

    private static final Set<String> NOT_IN_LISTS = Set.of("subform", "multiselectlookup", "multiuserlookup");
    private static final Set<String> LONG_TEXTS = Set.of("textarea", "richtext", "rich_text");

    public ZohoField {
        pickListValues = List.copyOf(pickListValues);
    }

    /** False for what only a single read brings (subforms, multi-select lookups). */
    public boolean isInLists() {
        return !NOT_IN_LISTS.contains(dataType);
    }

    /** Whether it holds rows of their own. */
    public boolean isSubform() {
        return dataType.equals("subform");
    }

    /** Whether lists cut it at 500 characters. */
    boolean isLongText() {
        return LONG_TEXTS.contains(dataType);
    }
}
