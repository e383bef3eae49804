package org.mzi.work.engine;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Startup;
import org.mzi.work.Bell;
import org.mzi.work.Destinations;

/**
 * Every second: works on what no bell announced, keeps leases, probes paused destinations; every ten seconds it rings, so
 * that the state of the broker is known when nothing else happens.
 */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = Sweep.EXECUTOR, maxAsync = 8)
public class Sweep {

    static final String EXECUTOR = "java:app/concurrent/work";

    private static final Logger LOG = Logger.getLogger(Sweep.class.getName());
    private static final int LEASES_EVERY = 5;
    private static final int RING_EVERY = 10;

    @Inject
    private Startup startup;

    @Inject
    private Engine engine;

    @Inject
    private Destinations destinations;

    @Inject
    private Bell bell;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    private final AtomicBoolean probing = new AtomicBoolean();
    private int ticks;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        if (!startup.isReady()) {
            return;
        }
        try {
            if (++ticks % RING_EVERY == 0) {
                bell.ring();
            }
            if (ticks % LEASES_EVERY == 0) {
                engine.keepLeases();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Leases not kept; trying again in a few seconds", e);
        }
        executor.execute(engine::work);
        if (probing.compareAndSet(false, true)) {
            executor.execute(this::probe);
        }
    }

    private void probe() {
        try {
            if (destinations.probe()) {
                engine.work();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Destinations not probed; trying again in a second", e);
        } finally {
            probing.set(false);
        }
    }
}
