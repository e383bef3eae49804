package org.mzi.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.mzi.sandbox.Sandbox;

/**
 * Gives the server that Arquillian starts for itself a database of its own and the JMS adapter. The adapter is deployed by
 * the command file: by an option it would come after the WAR.
 */
public final class ContainerSettings implements LoadableExtension {

    static final String WEBHOOK_SECRET = "arquillian-only-secret";

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Suite.class);
    }

    /** Runs before Arquillian reads its container's settings. */
    public static final class Suite {

        private static final int FIRST = 100;

        private static EmbeddedPostgres postgres;
        private static Sandbox sandbox;

        /** The Zoho and the Moodle that the server talks to. */
        static Sandbox sandbox() {
            return sandbox;
        }

        static DataSource database() {
            return postgres.getPostgresDatabase();
        }

        /** Starts PostgreSQL and tells the server, by system properties, where it is. */
        public void before(@Observes(precedence = FIRST) BeforeSuite event) throws IOException {
            start();
            System.setProperty("payara.microJar", System.getProperty("payara.jar", "target/payara-micro.jar"));
            System.setProperty(
                    "payara.cmdOptions",
                    "-Xmx640m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -DDATABASE_URL=jdbc:postgresql://127.0.0.1:"
                            + postgres.getPort() + "/postgres -DDATABASE_USER=postgres"
                            + " -DMZI_MASTER_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
                            + " -DZOHO_WEBHOOK_HMAC_SECRET=" + WEBHOOK_SECRET
                            + sandbox.settings().entrySet().stream()
                                    .map(setting -> " -D" + setting.getKey() + "=" + setting.getValue())
                                    .collect(Collectors.joining()));
            Path commands = Path.of("target", "test-classes", "arquillian-postboot.txt");
            System.setProperty(
                    "payara.extraMicroOptions", "--nohazelcast --postbootcommandfile " + commands.toAbsolutePath());
        }

        private static void start() throws IOException {
            postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(TestDatabase.LONGEST_START)
                    .start();
            sandbox = Sandbox.start();
        }

        public void after(@Observes(precedence = -FIRST) AfterSuite event) throws IOException {
            postgres.close();
            sandbox.close();
        }
    }
}
