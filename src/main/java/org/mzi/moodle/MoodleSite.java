package org.mzi.moodle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonStructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;

/**
 * The Moodle that is configured now, and what it offers. Site info is remembered for 10 minutes, and forgotten when
 * address or token change or when a function is refused.
 */
@ApplicationScoped
class MoodleSite {

    private static final String SITE_INFO = "core_webservice_get_site_info";
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final MoodleCalls calls;
    private final Settings settings;
    private final Clock clock;
    private volatile Known known;

    @Inject
    MoodleSite(MoodleCalls calls, Settings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    MoodleSite() {
        this(null, null, null);
    }

    /** Which Moodle, as whom: address and token as texts, so that a malformed one is left to the call to complain of. */
    private record Identity(String baseUrl, String token) {
        @Override
        public String toString() {
            return baseUrl;
        }
    }

    private record Known(Identity identity, SiteInfo info, Instant readAt) {}

    /** At most 10 minutes old. */
    SiteInfo info() {
        Known remembered = known;
        boolean holds = remembered != null
                && remembered.identity().equals(identity())
                && clock.instant().isBefore(remembered.readAt().plus(FRESH));
        return holds ? remembered.info() : refresh();
    }

    /** Asks the site now. */
    SiteInfo refresh() {
        known = null;
        Identity asked = identity();
        SiteInfo info = SiteInfo.of(guarded(SITE_INFO, Map.of()));
        known = new Known(asked, info, clock.instant());
        return info;
    }

    private Identity identity() {
        return new Identity(settings.text(MoodleSettings.BASE_URL.name()), settings.text(MoodleSettings.TOKEN.name()));
    }

    /** Calls a function. Throws only {@link Failure}. */
    JsonStructure call(String function, Map<String, String> parameters) {
        try {
            return guarded(function, parameters);
        } catch (Failure.Blocked refused) {
            String code = refused.problem().code();
            if (code.equals(MoodleErrors.ACCESS_REFUSED)) {
                known = null;
            }
            if (code.equals(MoodleErrors.UNKNOWN_FUNCTION) && refresh().has(function)) {
                // Moodle has one error code for an unknown function and for any row that a function misses.
                throw Failure.failed(
                        "moodle-row-missing",
                        "Moodle misses a row that " + function + " needs (invalidrecord).",
                        refused);
            }
            throw refused;
        }
    }

    private JsonStructure guarded(String function, Map<String, String> parameters) {
        try {
            return calls.call(function, parameters);
        } catch (CircuitBreakerOpenException e) {
            throw Failure.blocked(
                    MoodleErrors.MOODLE,
                    "moodle-circuit-open",
                    "The last calls to Moodle failed one after another; it is left alone for some seconds.",
                    null,
                    e);
        } catch (BulkheadException e) {
            throw Failure.unreachable("moodle-busy", "Too many calls to Moodle are under way on this node.", e);
        }
    }
}
