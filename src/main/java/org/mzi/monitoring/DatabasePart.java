package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;

/** PostgreSQL: whether this node reaches it, how fast it answers and how large the database is. */
@ApplicationScoped
class DatabasePart implements SystemPart {

    private final NodeState node;
    private final Database database;
    private final Clock clock;

    @Inject
    DatabasePart(NodeState node, Database database, Clock clock) {
        this.node = node;
        this.database = database;
        this.clock = clock;
    }

    DatabasePart() {
        this(null, null, null);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public PartHealth look() {
        long begun = System.nanoTime();
        Problem problem = node.problem();
        long nanos = System.nanoTime() - begun;
        return problem != null
                ? PartHealth.ill(problem, null, null)
                : PartHealth.well(clock.instant())
                        .with("answerMicros", TimeUnit.NANOSECONDS.toMicros(nanos))
                        .with("sizeBytes", size());
    }

    private long size() {
        return database.read(handle -> handle.createQuery("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
    }
}
