package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Settings;

/**
 * The console's sessions: begins one for the right password, and says of each request whether its session goes on. What
 * counts as the user doing something is the caller's to say.
 */
@ApplicationScoped
public class ConsoleSessions {

    private static final Logger LOG = Logger.getLogger(ConsoleSessions.class.getName());
    private static final String SIGNED_IN = SignedIn.class.getName();

    private final LogIn logIn;
    private final Standings standings;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    /** What became of a log-in. */
    public enum Answer {
        SIGNED_IN,
        /** Unknown, disabled or locked, or the wrong password: the answer does not tell which. */
        REFUSED,
        /** The password could not be looked at. */
        UNAVAILABLE
    }

    @Inject
    ConsoleSessions(LogIn logIn, Standings standings, AuditTrail audit, Settings settings, Clock clock) {
        this.logIn = logIn;
        this.standings = standings;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    ConsoleSessions() {
        this(null, null, null, null, null);
    }

    /**
     * Signs a user in, on the record. The session gets a new id, so that one known beforehand is worth nothing; a session
     * that somebody was signed in with ends.
     */
    public Answer logIn(HttpServletRequest request, String name, String password) {
        Optional<ConsoleUser> user;
        try {
            user = logIn.check(name.strip(), password);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A log-in could not be checked", e);
            return Answer.UNAVAILABLE;
        }
        if (user.isEmpty()) {
            audit.record(new Actor(name, request.getRemoteAddr()), "log-in-failed", "console", Map.of());
            return Answer.REFUSED;
        }
        begin(request, user.get());
        audit.record(new Actor(user.get().userName(), request.getRemoteAddr()), "log-in", "console", Map.of());
        return Answer.SIGNED_IN;
    }

    private void begin(HttpServletRequest request, ConsoleUser user) {
        leave(request);
        request.getSession();
        request.changeSessionId();
        HttpSession session = request.getSession();
        session.setAttribute(SIGNED_IN, new SignedIn(user.id(), user, clock.instant()));
        session.setMaxInactiveInterval(
                (int) settings.get(AccessSettings.SESSION_IDLE_END).toSeconds());
        standings.changed(user.id());
    }

    private static void leave(HttpServletRequest request) {
        if (of(request) != null) {
            request.getSession().invalidate();
        }
    }

    /** Whether the request's session is over, and why; nothing for a session that nobody is signed in with. */
    public Optional<SessionEnd> end(HttpServletRequest request) {
        SignedIn signedIn = of(request);
        return signedIn == null
                ? Optional.empty()
                : signedIn.end(
                        clock.instant(),
                        settings.get(AccessSettings.SESSION_IDLE_END),
                        settings.get(AccessSettings.SESSION_END),
                        standings.of(signedIn.account()));
    }

    /**
     * When the request's session ends if its user goes on doing nothing, on whatever page; nothing for a session that nobody
     * is signed in with, and for one that ends sooner whatever is done.
     */
    public Optional<Instant> idleEnd(HttpServletRequest request) {
        SignedIn signedIn = of(request);
        return signedIn == null
                ? Optional.empty()
                : signedIn.idleEnd(
                        settings.get(AccessSettings.SESSION_IDLE_END), settings.get(AccessSettings.SESSION_END));
    }

    /** Ends the request's session, on the record. The request itself is still its user's. */
    public void close(HttpServletRequest request, SessionEnd why) {
        SignedIn signedIn = of(request);
        if (signedIn != null && signedIn.close()) {
            request.getSession().invalidate();
            audit.record(
                    new Actor(signedIn.name(), request.getRemoteAddr()),
                    "session-end",
                    "console",
                    Map.of("reason", why.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    /** The user has just done something. */
    public void active(HttpServletRequest request) {
        SignedIn signedIn = of(request);
        if (signedIn != null) {
            signedIn.active(clock.instant());
        }
    }

    /** Whether the user may do nothing but change the password. */
    public boolean mustChangePassword(HttpServletRequest request) {
        SignedIn signedIn = of(request);
        return signedIn != null
                && standings
                        .of(signedIn.account())
                        .filter(Standing::mustChangePassword)
                        .isPresent();
    }

    /** Who is signed in with the request's session, or null. */
    static SignedIn of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (SignedIn) session.getAttribute(SIGNED_IN);
    }
}
