package org.mzi.setup;

import java.net.URI;
import java.util.List;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Settings;
import org.mzi.records.EntityTypes;

/**
 * What the settings ask to be registered.
 *
 * @param channels empty where rules only are asked for
 * @param rules empty where channels only are asked for
 * @param allRules those that there would be
 */
record Task(Bridge bridge, List<Wanted.Channel> channels, List<Wanted.Rule> rules, List<Wanted.Rule> allRules) {

    /** Ends the request with 409 where {@link #obstacle} says why there is none. */
    static Task of(Settings settings, EntityTypes types) {
        Problem obstacle = obstacle(settings);
        if (obstacle != null) {
            throw new ProblemException(409, obstacle.code(), obstacle.text());
        }
        Bridge bridge = Bridge.at(settings.get(SetupSettings.WEBHOOK_BASE_URL));
        String kind = settings.get(SetupSettings.REGISTRATION);
        List<Wanted.Source> sources = types.handled().stream()
                .map(type -> new Wanted.Source(type, types.module(type)))
                .toList();
        List<Wanted.Rule> rules = Wanted.rules(sources, bridge, settings.get(SetupSettings.LABEL));
        return new Task(
                bridge,
                kind.equals(SetupSettings.WORKFLOW) ? List.of() : Wanted.channels(sources, bridge),
                kind.equals(SetupSettings.NOTIFICATIONS) ? List.of() : rules,
                rules);
    }

    /** Null when nothing is in the way. */
    static Problem obstacle(Settings settings) {
        URI base = settings.get(SetupSettings.WEBHOOK_BASE_URL);
        if (base == null) {
            return new Problem(
                    "webhook-base-url-missing",
                    "Set WEBHOOK_BASE_URL to the address at which Zoho reaches this bridge, e.g."
                            + " https://bridge.school.example.");
        }
        if (!"https".equalsIgnoreCase(base.getScheme())) {
            return new Problem(
                    "webhook-base-url-insecure",
                    "WEBHOOK_BASE_URL must begin with https://: Zoho calls nothing else, and the calls carry a secret.");
        }
        return null;
    }
}
