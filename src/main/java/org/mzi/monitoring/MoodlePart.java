package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.work.Destinations;

/** Moodle. */
@ApplicationScoped
class MoodlePart extends RemotePart {

    private static final Problem OFF = new Problem(
            "moodle-off",
            "MOODLE_ENABLED is false: records are stored and not pushed. Set it to true when Moodle is ready; what is"
                    + " outstanding is pushed then.");

    private final Settings settings;

    @Inject
    MoodlePart(Destinations destinations, Database database, Settings settings) {
        super(destinations, database);
        this.settings = settings;
    }

    MoodlePart() {
        this(null, null, null);
    }

    @Override
    public String name() {
        return "moodle";
    }

    @Override
    Optional<Problem> missing() {
        return settings.get(MoodleSettings.ENABLED)
                ? MissingSettings.of(
                        settings, "moodle-not-configured", List.of(MoodleSettings.BASE_URL, MoodleSettings.TOKEN))
                : Optional.of(OFF);
    }

    @Override
    String proof() {
        return "outcome in ('pushed', 'deleted')";
    }
}
