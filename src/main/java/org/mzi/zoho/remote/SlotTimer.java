package org.mzi.zoho.remote;

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

/** Every five seconds on each node: says that its calls to Zoho, and for a token, are still under way. */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SlotTimer {

    private static final Logger LOG = Logger.getLogger(SlotTimer.class.getName());

    @Inject
    private ZohoGate gate;

    @Inject
    private ZohoTokens tokens;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void keepSlots() {
        try {
            gate.keepSlots();
            tokens.keepLease();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Leases of calls to Zoho not kept; trying again in seconds", e);
        }
    }
}
