package org.mzi.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {

    private final Map<String, ZohoField> fields = new LinkedHashMap<>();

    @Test
    void asksOnlyForWhatTheModuleHasAndListsCarry() {
        add("Name", "text");
        add("Rows", "subform");
        add("Tags", "multiselectlookup");
        assertThat(calls(List.of("Name", "Rows", "Tags", "Gone", "id")))
                .containsExactly(List.of("id", "Modified_Time", "Created_Time", "Name"));
    }

    @Test
    void asksForAtMostFiftyFieldsACallAndProvesTheVersionInEach() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "F" + i).toList();
        many.forEach(name -> add(name, "text"));
        List<List<String>> calls = calls(many);
        assertThat(calls).hasSize(3);
        assertThat(calls).allSatisfy(call -> assertThat(call)
                .hasSizeLessThanOrEqualTo(50)
                .startsWith("id", "Modified_Time")
                .doesNotHaveDuplicates());
        assertThat(calls.stream().flatMap(List::stream)).containsAll(many);
    }

    private void add(String name, String type) {
        fields.put(name, new ZohoField(name, type, null, null, false, null, null, List.of()));
    }

    private List<List<String>> calls(List<String> wanted) {
        return FieldSelection.calls(wanted, new ModuleFields("Students", fields));
    }
}
