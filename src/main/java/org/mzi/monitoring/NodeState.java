package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Startup;

/** Whether this node can take events and work on them. */
@ApplicationScoped
public class NodeState {

    private static final Logger LOG = Logger.getLogger(NodeState.class.getName());
    private static final Problem AWAY = new Problem("database-unavailable", "PostgreSQL does not answer.");

    @Inject
    private Startup startup;

    @Inject
    private Database database;

    /** Why this node cannot work now, or null when it can. Asks the database; answers within about three seconds. */
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
