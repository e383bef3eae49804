package org.mzi.console.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.mzi.access.AuditLog;

class AuditQueryTest {

    private static AuditQuery read(String query) {
        return AuditQuery.of(QueryParameters.fromString(query));
    }

    @Test
    void comesBackFromItsAddress() {
        AuditQuery query = new AuditQuery(
                "amal", "event-retry", "event 42", LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 31), 7L);

        assertThat(AuditQuery.of(query.parameters())).isEqualTo(query);
        assertThat(AuditQuery.of(AuditQuery.ALL.parameters())).isEqualTo(AuditQuery.ALL);
    }

    @Test
    void whatCannotBeReadIsNotAsked() {
        assertThat(read("from=yesterday&to=+9999999-01-01&entry=x&user=+")).isEqualTo(AuditQuery.ALL);
    }

    @Test
    void daysAreTheReadersAndTheLastOneIsWhole() {
        AuditLog.Filter filter = read("from=2026-01-31&to=2026-01-31").filter(ZoneId.of("Asia/Riyadh"));

        assertThat(filter.from()).isEqualTo(OffsetDateTime.parse("2026-01-31T00:00:00+03:00"));
        assertThat(filter.to()).isEqualTo(OffsetDateTime.parse("2026-02-01T00:00:00+03:00"));
    }

    @Test
    void anOpenEntryIsNoFilter() {
        assertThat(read("entry=7").isFiltered()).isFalse();
        assertThat(read("user=amal").isFiltered()).isTrue();
    }
}
