package org.mzi.access;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Function;

/**
 * The accounts' and audit entries' way to the database. The factory is made when it is first needed, from a file that the
 * container does not look for: it connects each unit that it finds while it deploys the application, and a server that
 * starts before its database would not start at all.
 */
@ApplicationScoped
class AccessEntities {

    private static final Map<String, String> UNIT =
            Map.of("eclipselink.persistencexml", "META-INF/access-persistence.xml");

    private EntityManagerFactory factory;

    /** Runs one short transaction, committed when the work returns and rolled back when it throws. */
    @Transactional
    <R> R inTransaction(Function<EntityManager, R> work) {
        EntityManager entities = factory().createEntityManager();
        try {
            return work.apply(entities);
        } finally {
            entities.close();
        }
    }

    /** One that could not connect stays broken, so it is kept only after it has. */
    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            EntityManagerFactory made = Persistence.createEntityManagerFactory("access", UNIT);
            try {
                made.createEntityManager().close();
                factory = made;
            } finally {
                if (factory == null) {
                    made.close();
                }
            }
        }
        return factory;
    }

    @PreDestroy
    synchronized void close() {
        if (factory != null) {
            factory.close();
        }
    }
}
