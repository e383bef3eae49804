package org.mzi.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.work.Events;

class EventQueryTest {

    @Test
    void emptyUrlAsksForEverything() {
        EventQuery query = EventQuery.of(QueryParameters.empty());

        assertThat(query).isEqualTo(EventQuery.ALL);
        assertThat(query.filter()).isEqualTo(Events.Filter.ALL);
        assertThat(query.isFiltered()).isFalse();
    }

    @Test
    void urlKeepsEverythingThatWasAsked() {
        EventQuery query = new EventQuery("PARKED", "students", "5725767000000524157", "moodle-username-taken", 42L);

        assertThat(EventQuery.of(query.parameters())).isEqualTo(query);
    }

    @Test
    void unreadableValuesCountAsNotAsked() {
        EventQuery query =
                EventQuery.of(QueryParameters.simple(Map.of("status", "BROKEN", "event", "x", "record", " ")));

        assertThat(query).isEqualTo(EventQuery.ALL);
    }

    @Test
    void anOpenEventIsNoFilter() {
        assertThat(EventQuery.ALL.withEvent(7L).isFiltered()).isFalse();
    }

    @Test
    void anotherStatusClosesTheOpenEvent() {
        assertThat(EventQuery.ALL.withEvent(7L).withStatus("DONE").event()).isNull();
    }
}
