package org.mzi.zoho;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields a list read asks for, split into calls. */
final class FieldSelection {

    static final String ID = "id";
    static final String MODIFIED_TIME = "Modified_Time";
    static final String CREATED_TIME = "Created_Time";

    /** Zoho's limit ("Get records" page: {@code fields}, a maximum of 50 API names). */
    static final int MOST_FIELDS = 50;

    private static final List<String> ALWAYS = List.of(ID, MODIFIED_TIME, CREATED_TIME);

    private FieldSelection() {}

    /**
     * What of the wanted fields the module has and a list can carry, at most 50 a call. Every call has the id and the
     * time of the last change, which proves that its part is of the same version of the record.
     */
    static List<List<String>> calls(Collection<String> wanted, ModuleFields module) {
        Set<String> rest = new LinkedHashSet<>();
        for (String name : wanted) {
            ZohoField field = module.fields().get(name);
            if (field != null && field.isInLists() && !ALWAYS.contains(name)) {
                rest.add(name);
            }
        }
        List<List<String>> calls = new ArrayList<>();
        List<String> call = new ArrayList<>(ALWAYS);
        for (String name : rest) {
            if (call.size() == MOST_FIELDS) {
                calls.add(call);
                call = new ArrayList<>(List.of(ID, MODIFIED_TIME));
            }
            call.add(name);
        }
        calls.add(call);
        return calls;
    }
}
