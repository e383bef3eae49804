package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;

class KeyChangeIT {

    private static final String OLD = "T0xET0xET0xET0xET0xET0xET0xET0xET0xET0xET0w=";
    private static final String NEW = "TkVXTkVXTkVXTkVXTkVXTkVXTkVXTkVXTkVXTkVXTkU=";
    private static final String THIRD = "VEhJUkRUSElSRFRISVJEVEhJUkRUSElSRFRISVJEVEg=";

    private final Database database = TestDatabase.create().database();
    private final Secrets before = secrets(OLD, null);
    private final Secrets between = secrets(OLD, NEW);
    private final Secrets during = secrets(NEW, OLD);
    private final Secrets after = secrets(NEW, null);

    @BeforeEach
    void storeSecretsOfEveryKind() {
        database.write(handle -> {
            handle.execute(
                    "insert into setting values ('ADMIN_TOKEN', ?, true, now(), 'x'), ('ZOHO_REGION', 'eu', false, now(), 'x')",
                    before.encrypt("token"));
            handle.execute("update zoho_token set access_token = ?", before.encrypt("access"));
            return handle.execute(
                    "insert into zoho_channel (channel_id, module, token, previous_token, notify_url)"
                            + " values ('1', 'm', ?, ?, 'u'), ('2', 'm', ?, null, 'u')",
                    before.encrypt("one"),
                    before.encrypt("zero"),
                    before.encrypt("two"));
        });
    }

    @Test
    void everySecretOpensWithTheNewKeyAloneAfterwards() {
        assertThat(new KeyChange(database, during).carryOut()).isEqualTo(5);
        assertThat(sealed()).hasSize(5).allMatch(after::isCurrent);
        assertThat(sealed().map(after::decrypt)).containsExactlyInAnyOrder("token", "access", "one", "zero", "two");
        assertThat(new KeyChange(database, during).carryOut()).isZero();
        assertThat(new KeyChange(database, after).carryOut()).isZero();
    }

    @Test
    void aNodeThatKnowsTheNewKeyAsItsOtherOneReadsWhatIsEncryptedAnew() {
        new KeyChange(database, during).carryOut();
        assertThat(sealed().map(between::decrypt)).contains("token", "access");
        assertThat(sealed()).noneMatch(value -> opens(before, value));
    }

    @Test
    void changesNothingWhenOneSecretOpensWithNeitherKey() {
        database.write(handle -> handle.execute(
                "update zoho_channel set token = ? where channel_id = '2'",
                secrets(THIRD, null).encrypt("lost")));
        List<String> stored = sealed().toList();
        assertThatThrownBy(() -> new KeyChange(database, during).carryOut())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MZI_MASTER_KEY_PREVIOUS");
        assertThat(sealed()).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void aMalformedPreviousKeyStopsTheStart() {
        assertThatThrownBy(() -> secrets(NEW, "short").requireKey())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("MZI_MASTER_KEY_PREVIOUS is malformed");
    }

    /** The statements of the deployment guide, section "Master key". */
    @Test
    void aLostKeyCostsTheStoredSecretsAndNothingElse() throws IOException {
        String guide = Files.readString(Path.of("docs/deployment.md"));
        Matcher statements = Pattern.compile("(?ms)^\\*\\*When it is lost\\*\\*.*?^```sql\\n(.*?)^```$")
                .matcher(guide);
        assertThat(statements.find()).isTrue();
        database.write(handle -> handle.createScript(statements.group(1)).execute());
        assertThat(sealed()).isEmpty();
        String left = database.read(handle -> handle.createQuery("select name from setting")
                .mapTo(String.class)
                .one());
        assertThat(left).isEqualTo("ZOHO_REGION");
    }

    private static boolean opens(Secrets secrets, String value) {
        try {
            secrets.decrypt(value);
            return true;
        } catch (IllegalStateException otherKey) {
            return false;
        }
    }

    /** Whatever looks encrypted, in any text column of any table. */
    private Stream<String> sealed() {
        return database
                .read(handle -> handle
                        .createQuery("select table_name, column_name from information_schema.columns"
                                + " where table_schema = 'public' and data_type = 'text'")
                        .map((row, context) -> "select \"" + row.getString(2) + "\" from \"" + row.getString(1)
                                + "\" where \"" + row.getString(2) + "\" ~ '^1:[A-Za-z0-9+/=]{40,}$'")
                        .list()
                        .stream()
                        .flatMap(query -> handle.createQuery(query).mapTo(String.class).list().stream())
                        .toList())
                .stream();
    }

    private static Secrets secrets(String key, String previous) {
        Map<String, String> values = new HashMap<>(Map.of("MZI_MASTER_KEY", key));
        if (previous != null) {
            values.put("MZI_MASTER_KEY_PREVIOUS", previous);
        }
        return new Secrets(Settings.of(values));
    }
}
