package org.mzi.console.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableQueryTest {

    @Test
    void whatIsAskedComesBackFromTheUrl() {
        TableQuery query = TableQuery.ALL.with("status", "PARKED").with("text", "a b");

        assertThat(TableQuery.of(query.parameters())).isEqualTo(query);
    }

    @Test
    void blankTextAsksNothing() {
        TableQuery query = TableQuery.of(new QueryParameters(Map.of("text", List.of("  "), "entity", List.of())));

        assertThat(query).isEqualTo(TableQuery.ALL);
        assertThat(TableQuery.ALL.with("text", "x").with("text", " ")).isEqualTo(TableQuery.ALL);
    }

    @Test
    void charactersThatNoDatabaseStoresAreLeftOut() {
        assertThat(TableQuery.ALL.with("text", "a\u0000b\uD800").get("text")).isEqualTo("ab");
    }

    @Test
    void onlyTheNamesOfTheFilterCountAsFiltered() {
        TableQuery opened = TableQuery.ALL.with("event", "7");

        assertThat(opened.asks(Set.of("status", "text"))).isFalse();
        assertThat(opened.with("text", "x").asks(Set.of("status", "text"))).isTrue();
    }
}
