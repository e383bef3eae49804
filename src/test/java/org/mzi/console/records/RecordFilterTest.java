package org.mzi.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.Texts;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordSearch.Order;
import org.mzi.records.SyncStatus;

class RecordFilterTest {

    private static final EntityTypes TYPES = EntityTypes.load();

    @Test
    void whatIsNotAskedIsStudentsNewestFirst() {
        assertThat(RecordFilter.filter(TableQuery.ALL, TYPES).type().name()).isEqualTo("students");
        assertThat(RecordFilter.filter(TableQuery.ALL, TYPES).status()).isNull();
        assertThat(RecordFilter.order(TableQuery.ALL)).isEqualTo(Order.NEWEST);
    }

    @Test
    void whatCannotBeReadCountsAsNotAsked() {
        TableQuery nonsense = TableQuery.ALL
                .with(RecordFilter.ENTITY, "dragons")
                .with(RecordFilter.STATUS, "HAPPY")
                .with(LazyGrid.SORT, "height");

        assertThat(RecordFilter.filter(nonsense, TYPES).type().handled()).isTrue();
        assertThat(RecordFilter.filter(nonsense, TYPES).status()).isNull();
        assertThat(RecordFilter.order(nonsense)).isEqualTo(Order.NEWEST);
    }

    @Test
    void everyOrderCanBeAskedFor() {
        assertThat(RecordFilter.SORTS.stream()
                        .map(sort -> RecordFilter.order(TableQuery.ALL.with(LazyGrid.SORT, sort))))
                .containsExactly(Order.NEWEST, Order.OLDEST, Order.LABEL, Order.LABEL_BACKWARDS);
    }

    @Test
    void everyStatusAndOrderHasAName() {
        Texts texts = new Texts();
        Stream<String> keys = Stream.concat(
                Stream.of(SyncStatus.values()).map(status -> RecordBadge.text(status.name())),
                RecordFilter.SORTS.stream().map(sort -> "records.sort." + sort));

        assertThat(keys).allSatisfy(key -> assertThat(texts.getTranslation(key, Locale.ENGLISH))
                .isNotBlank());
    }

    @Test
    void theReaderIsToldWhatIsSearchedAndWhatInFullOnly() {
        assertThat(SearchWords.of(TYPES.get("teachers"), Locale.ENGLISH))
                .contains("Teacher · Academic e-mail")
                .endsWith("Only in full: Personal e-mail.");
        assertThat(SearchWords.of(TYPES.get("units"), Locale.ENGLISH)).doesNotContain("in full");
    }
}
