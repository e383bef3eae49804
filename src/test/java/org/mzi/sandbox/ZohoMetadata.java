package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Docs pages "Modules metadata", "Fields metadata", "Organization", "Users": what a set-up asks for. */
final class ZohoMetadata {

    private final ZohoModules modules;

    ZohoMetadata(ZohoModules modules) {
        this.modules = modules;
    }

    Answer modules() {
        JsonArrayBuilder list = Values.array();
        modules.all().forEach(module -> list.add(module(module)));
        for (ZohoModule module : modules.all()) {
            module.fields().stream()
                    .filter(field -> field.is("subform"))
                    .forEach(field -> list.add(subformModule(module, field)));
        }
        return Answer.json(Values.object().add("modules", list).build());
    }

    Answer module(String name) {
        ZohoModule module = modules.find(name);
        if (module == null) {
            throw ZohoErrors.invalidModule();
        }
        JsonArrayBuilder list = Values.array().add(module(module));
        return Answer.json(Values.object().add("modules", list).build());
    }

    private static JsonObject module(ZohoModule module) {
        String type = module.apiName().equals("Products") ? "default" : "custom";
        return module(module.apiName(), module.singular(), module.plural(), type, true)
                .add("parent_module", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    private static JsonObject subformModule(ZohoModule parent, ZohoField field) {
        return module(field.apiName(), field.apiName(), field.apiName(), "subform", false)
                .add(
                        "parent_module",
                        Values.object().add("api_name", parent.apiName()).add("id", idOf(parent.apiName())))
                .build();
    }

    private static JsonObjectBuilder module(
            String apiName, String singular, String plural, String type, boolean visible) {
        return Values.object()
                .add("id", idOf(apiName))
                .add("api_name", apiName)
                .add("module_name", plural)
                .add("singular_label", singular)
                .add("plural_label", plural)
                .add("generated_type", type)
                .add("api_supported", true)
                .add("viewable", visible)
                .add("creatable", visible)
                .add("editable", visible)
                .add("deletable", visible)
                .add("visible", visible)
                .add("status", "visible")
                .add("visibility", 1)
                .add("modified_time", JsonValue.NULL)
                .add("profiles", JsonValue.EMPTY_JSON_ARRAY);
    }

    Answer fields(Call call) {
        String name = call.query().get("module");
        if (name == null) {
            throw ZohoErrors.missing("module");
        }
        ZohoModule module = modules.find(name);
        ZohoModule parent = module == null ? modules.parentOf(name) : null;
        if (module == null && parent == null) {
            throw ZohoErrors.invalidModule();
        }
        JsonArrayBuilder list = Values.array();
        (module != null ? module.fields() : parent.field(name).columns())
                .forEach(field -> list.add(field(name, field)));
        return Answer.json(Values.object().add("fields", list).build());
    }

    private static JsonObject field(String module, ZohoField field) {
        String label = field.apiName().replace('_', ' ');
        boolean writable = !field.readOnly();
        return Values.object()
                .add("id", idOf(module + "." + field.apiName()))
                .add("api_name", field.apiName())
                .add("field_label", label)
                .add("display_label", label)
                .add("data_type", field.dataType())
                .add("json_type", field.jsonType())
                .add("length", field.length())
                .add("decimal_place", field.is("currency") ? Values.of(2) : JsonValue.NULL)
                .add("read_only", !writable)
                .add("field_read_only", !writable)
                .add("system_mandatory", field.mandatory())
                .add("custom_field", !field.isSystem() && !field.apiName().equals("id"))
                .add("visible", true)
                .add(
                        "operation_type",
                        Values.object()
                                .add("web_create", writable)
                                .add("web_update", writable)
                                .add("api_create", writable)
                                .add("api_update", writable))
                .add("unique", field.unique() ? Values.object().add("case_sensitive", false) : Values.object())
                .add("lookup", lookup(field))
                .add("multiselectlookup", multiSelectLookup(field))
                .add("subform", subform(field))
                .add("pick_list_values", picklist(field))
                .build();
    }

    private static JsonObjectBuilder lookup(ZohoField field) {
        JsonObjectBuilder lookup = Values.object();
        if (field.is("lookup")) {
            lookup.add("api_name", field.apiName())
                    .add("display_label", field.apiName())
                    .add("id", idOf(field.apiName()))
                    .add(
                            "module",
                            Values.object().add("api_name", field.lookup()).add("id", idOf(field.lookup())));
        }
        return lookup;
    }

    private static JsonObjectBuilder multiSelectLookup(ZohoField field) {
        JsonObjectBuilder lookup = Values.object();
        if (field.is("multiselectlookup")) {
            JsonObjectBuilder linking = Values.object().add("api_name", field.apiName() + "_Links");
            JsonObjectBuilder connected = Values.object().add("api_name", field.lookup());
            lookup.add("linking_details", Values.object().add("module", linking))
                    .add("connected_details", Values.object().add("module", connected));
        }
        return lookup;
    }

    private static JsonObjectBuilder subform(ZohoField field) {
        JsonObjectBuilder subform = Values.object();
        if (field.is("subform")) {
            subform.add("module", field.apiName()).add("id", idOf(field.apiName()));
        }
        return subform;
    }

    private static JsonArrayBuilder picklist(ZohoField field) {
        JsonArrayBuilder values = Values.array();
        int number = 0;
        for (String value : field.picklist()) {
            values.add(Values.object()
                    .add("id", idOf(field.apiName() + value))
                    .add("display_value", value)
                    .add("actual_value", value)
                    .add("reference_value", value)
                    .add("sequence_number", ++number)
                    .add("type", "used"));
        }
        return values;
    }

    /** The same 19 digits for the same name. */
    static String idOf(String name) {
        return Long.toString(5_725_760_000_000_000_000L + (name.hashCode() & 0x7fffffffL));
    }

    Answer org() {
        JsonObjectBuilder org = Values.object()
                .add("id", "5725767000000411000")
                .add("zgid", "20097000001")
                .add("company_name", "Sandbox School")
                .add("time_zone", "Asia/Riyadh")
                .add("currency", "US Dollar - USD")
                .add("license_details", Values.object().add("paid", true).add("paid_type", "enterprise"));
        return Answer.json(Values.object().add("org", Values.array().add(org)).build());
    }

    Answer currentUser() {
        JsonObjectBuilder user = Values.object()
                .add("id", ZohoView.USER.getString("id"))
                .add("full_name", ZohoView.USER.getString("name"))
                .add("email", ZohoView.USER.getString("email"))
                .add("time_zone", "Asia/Riyadh")
                .add("status", "active")
                .add("profile", Values.object().add("name", "Administrator").add("id", idOf("profile")))
                .add("role", Values.object().add("name", "CEO").add("id", idOf("role")));
        return Answer.json(
                Values.object().add("users", Values.array().add(user)).build());
    }
}
