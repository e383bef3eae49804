package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseIT {

    private record Row(long zohoId, String displayName) {}

    /** They are people's data, and messages are logged. */
    @Test
    void saysNothingOfAStatementsValues() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            Database database = Database.on(
                    new PostgresDataSource(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
            database.write(handle -> handle.execute("create table person (name text primary key)"));
            database.write(handle -> handle.execute("insert into person values ('Amal')"));
            assertThatThrownBy(() ->
                            database.write(handle -> handle.execute("insert into person (name) values (?)", "Amal")))
                    .hasMessageContaining("person_pkey")
                    .hasMessageNotContaining("Amal");
        }
    }

    /** Jdbi alone refuses records that are not public. */
    @Test
    void mapsColumnsToAPrivateRecordByName() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            Database database = Database.on(postgres.getPostgresDatabase());
            Row row = database.read(handle -> handle.createQuery("select 7 as zoho_id, 'Amal' as display_name")
                    .mapTo(Row.class)
                    .one());
            assertThat(row).isEqualTo(new Row(7, "Amal"));
        }
    }
}
