package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.ApplicationEnvironment;
import org.microshed.testing.ManuallyStartedConfiguration;

/** The running WAR's health, found by MicroShed Testing as a server that somebody else has started. */
@ExtendWith(BridgeExtension.class)
class HealthMicroShedIT {

    private static ApplicationEnvironment environment;

    @BeforeAll
    static void tellMicroShedWhereTheServerIs(Bridge bridge) {
        System.setProperty(ManuallyStartedConfiguration.MANUAL_ENALBED, "true");
        System.setProperty(
                ManuallyStartedConfiguration.MICROSHED_HOSTNAME, bridge.uri().getHost());
        System.setProperty(
                ManuallyStartedConfiguration.MICROSHED_HTTP_PORT,
                Integer.toString(bridge.uri().getPort()));
        environment = ApplicationEnvironment.Resolver.load();
        environment.start();
    }

    @Test
    void isReady() {
        assertThat(environment).isInstanceOf(ManuallyStartedConfiguration.class);
        assertThat(new Http(URI.create(environment.getApplicationURL()))
                        .get("/health/ready")
                        .body())
                .contains("\"status\":\"UP\"");
    }
}
