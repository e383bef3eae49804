package org.mzi.platform;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every three seconds on each node: says that its timers' work is still under way. */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeaseTimer {

    private static final Logger LOG = Logger.getLogger(LeaseTimer.class.getName());

    @Inject
    private TimerLease leases;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void keepLeases() {
        try {
            leases.keep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Leases of timers not kept; trying again in seconds", e);
        }
    }
}
