package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BridgeExtension.class)
class ReadyIT {

    @Test
    void isReadyOnceDeployed(Bridge bridge) {
        bridge.awaitReady();
        assertThat(bridge.http().get("/health/ready").body()).contains("\"status\":\"UP\"");
        assertThat(bridge.http().get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void startsWithoutItsDatabaseAndIsReadyWhenThatComes(Bridge bridge) {
        bridge.stopServer();
        bridge.postgres().close();
        try {
            bridge.startServer();
            bridge.server().awaitDeployed(Bridge.LONGEST_START);
            assertThat(bridge.http().get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(bridge.http().get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            bridge.postgres().start();
        }
        bridge.awaitReady();
    }

    @Test
    void aKilledServerComesBackWithTheSameData(Bridge bridge) {
        int before = migrations(bridge);
        bridge.kill();
        bridge.startServer();
        bridge.awaitReady();
        assertThat(migrations(bridge)).isEqualTo(before).isPositive();
    }

    private static int migrations(Bridge bridge) {
        return bridge.database()
                .read(handle -> handle.createQuery("select count(*) from flyway_schema_history where success")
                        .mapTo(Integer.class)
                        .one());
    }
}
