package org.mzi.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;

class ModuleFieldsTest {

    @Test
    void readsAPickList() {
        ZohoField field = field(
                """
                {"api_name":"Status","data_type":"picklist","json_type":"string","length":120,"lookup":{},"subform":null,
                 "pick_list_values":[{"display_value":"Aktiv","actual_value":"Active"}]}""");
        assertThat(field)
                .isEqualTo(new ZohoField("Status", "picklist", "string", 120, false, null, null, List.of("Active")));
    }

    @Test
    void knowsWhereLookupsAndSubformsPointTo() {
        assertThat(field(
                                """
                                {"api_name":"A","data_type":"lookup","lookup":{"api_name":"x","module":{"api_name":"Accounts","id":"1"}}}""")
                        .lookupModule())
                .isEqualTo("Accounts");
        assertThat(field(
                                """
                                {"api_name":"A","data_type":"multiselectlookup","multiselectlookup":
                                 {"linking_details":{"module":{"api_name":"L"}},"connected_details":{"module":{"api_name":"C"}}}}""")
                        .lookupModule())
                .isEqualTo("C");
        assertThat(field(
                                """
                                {"api_name":"A","data_type":"multiselectlookup","multiselectlookup":
                                 {"linking_module":"L","connected_module":"C","lookup_apiname":"Z"}}""")
                        .lookupModule())
                .isEqualTo("C");
        assertThat(field(
                                """
                        {"api_name":"A","data_type":"subform","subform":{"module":"Rows","id":"1"}}""")
                        .subformModule())
                .isEqualTo("Rows");
    }

    @Test
    void isReadOnlyWhereTheApiCanNeitherCreateNorUpdate() {
        assertThat(field(
                                """
                        {"api_name":"A","operation_type":{"api_create":false,"api_update":false}}""")
                        .readOnly())
                .isTrue();
        assertThat(field(
                                """
                        {"api_name":"A","operation_type":{"api_create":true,"api_update":false}}""")
                        .readOnly())
                .isFalse();
        assertThat(field("""
                        {"api_name":"A","read_only":true}""")
                        .readOnly())
                .isTrue();
    }

    private static ZohoField field(String json) {
        ModuleFields fields = ModuleFields.of("Students", List.of(Json.object(json)));
        return fields.fields().values().iterator().next();
    }
}
