package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.mzi.platform.Problem;

/** {@code /health/ready}: PostgreSQL answers and its schema is current. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private final NodeState node;

    @Inject
    DatabaseReady(NodeState node) {
        this.node = node;
    }

    DatabaseReady() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        Problem problem = node.problem();
        return problem == null
                ? HealthCheckResponse.up("database")
                : HealthCheckResponse.named("database")
                        .down()
                        .withData("problem", problem.code())
                        .build();
    }
}
