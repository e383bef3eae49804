package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Startup;

/** PostgreSQL answers and its schema is current. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseReady.class.getName());
    private static final Problem AWAY = new Problem("database-unavailable", "PostgreSQL does not answer.");

    @Inject
    private Startup startup;

    @Inject
    private Database database;

    @Override
    public HealthCheckResponse call() {
        Problem problem = problem();
        return problem == null
                ? HealthCheckResponse.up("database")
                : HealthCheckResponse.named("database")
                        .down()
                        .withData("problem", problem.code())
                        .build();
    }

    /** Why this node cannot work now, or null when it can. */
    public Problem problem() {
        if (!startup.isReady()) {
            return startup.problem();
        }
        try {
            database.read(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one());
            return null;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Not ready", e);
            return AWAY;
        }
    }
}
