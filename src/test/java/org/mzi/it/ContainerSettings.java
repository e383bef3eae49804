package org.mzi.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/**
 * Gives the server that Arquillian starts for itself a database of its own and the JMS adapter. The adapter is deployed by
 * the command file: by an option it would come after the WAR.
 */
public final class ContainerSettings implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Suite.class);
    }

    /** Runs before Arquillian reads its container's settings. */
    public static final class Suite {

        private static final int FIRST = 100;

        private EmbeddedPostgres postgres;

        /** Starts PostgreSQL and tells the server, by system properties, where it is. */
        public void before(@Observes(precedence = FIRST) BeforeSuite event) throws IOException {
            postgres = EmbeddedPostgres.builder().start();
            System.setProperty("payara.microJar", System.getProperty("payara.jar", "target/payara-micro.jar"));
            System.setProperty(
                    "payara.cmdOptions",
                    "-Xmx640m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -DDATABASE_URL=jdbc:postgresql://127.0.0.1:"
                            + postgres.getPort() + "/postgres -DDATABASE_USER=postgres"
                            + " -DMZI_MASTER_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            Path commands = Path.of("target", "test-classes", "arquillian-postboot.txt");
            System.setProperty(
                    "payara.extraMicroOptions", "--nohazelcast --postbootcommandfile " + commands.toAbsolutePath());
        }

        public void after(@Observes(precedence = -FIRST) AfterSuite event) throws IOException {
            postgres.close();
        }
    }
}
