package org.mzi.access;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Settings;

/**
 * Makes the console's first account, if there is none and a password is set: as soon as the database is ready, and before
 * the first log-in is looked at, which may come a moment earlier.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAccount {

    private static final Logger LOG = Logger.getLogger(FirstAccount.class.getName());
    private static final long LOOK_EVERY_MILLIS = 1000;

    @Resource
    private TimerService timers;

    @Inject
    private org.mzi.platform.Startup startup;

    @Inject
    private ConsoleUsers users;

    @Inject
    private Passwords passwords;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private volatile boolean lookedFor;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(0, LOOK_EVERY_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void look(Timer timer) {
        if (!startup.isReady()) {
            return;
        }
        try {
            ensure();
            timer.cancel();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The console's first account could not be looked for; trying again", e);
        }
    }

    /** Returns when there is an account, or none is to be made. Throws when the database does not answer. */
    public void ensure() {
        if (!lookedFor) {
            if (users.isEmpty()) {
                make();
            }
            lookedFor = true;
        }
    }

    private void make() {
        String password = settings.get(AccessSettings.CONSOLE_ADMIN_PASSWORD);
        if (password.isBlank()) {
            LOG.warning("The console has no account. Set CONSOLE_ADMIN_PASSWORD (and CONSOLE_ADMIN_USER, default admin)"
                    + " and start again to have the first one made.");
            return;
        }
        String name = settings.get(AccessSettings.CONSOLE_ADMIN_USER).strip();
        ConsoleUser first =
                new ConsoleUser(name, passwords.hash(password), Role.ADMINISTRATOR, OffsetDateTime.now(clock));
        if (users.addIfAbsent(first)) {
            LOG.info("The console's first account was made from CONSOLE_ADMIN_USER and CONSOLE_ADMIN_PASSWORD");
        }
    }
}
