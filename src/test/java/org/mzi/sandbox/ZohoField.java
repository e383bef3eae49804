package org.mzi.sandbox;

import java.util.List;

/** Metadata of one field; {@code columns} are a subform's, {@code lookup} is the module a lookup leads to. */
record ZohoField(
        String apiName,
        String dataType,
        int length,
        boolean mandatory,
        boolean unique,
        String lookup,
        List<String> picklist,
        List<ZohoField> columns) {

    static ZohoField of(String apiName, String dataType) {
        return new ZohoField(apiName, dataType, 255, false, false, null, List.of(), List.of());
    }

    ZohoField named(String name) {
        return new ZohoField(name, dataType, length, mandatory, unique, lookup, picklist, columns);
    }

    ZohoField with(List<ZohoField> rows) {
        return new ZohoField(apiName, dataType, length, mandatory, unique, lookup, picklist, List.copyOf(rows));
    }

    boolean is(String type) {
        return dataType.equals(type);
    }

    /** Docs page "Get records": lists leave out subforms and multi-select lookups. */
    boolean inLists() {
        return !is("subform") && !is("multiselectlookup");
    }

    boolean readOnly() {
        return is("autonumber") || is("formula") || apiName.equals("id") || isSystem();
    }

    boolean isSystem() {
        return switch (apiName) {
            case "Created_Time", "Modified_Time", "Owner", "Created_By", "Modified_By" -> true;
            default -> false;
        };
    }

    ZohoField column(String name) {
        return columns.stream()
                .filter(column -> column.apiName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** JSON type by data type, docs page "Fields metadata". */
    String jsonType() {
        return switch (dataType) {
            case "integer" -> "integer";
            case "double", "currency", "percent" -> "double";
            case "boolean" -> "boolean";
            case "lookup", "ownerlookup" -> "jsonobject";
            case "subform", "multiselectlookup" -> "jsonarray";
            default -> "string";
        };
    }
}
