package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mzi.moodle.MoodleClient;
import org.mzi.work.Destination;

/** Moodle, as something that can be paused. */
@ApplicationScoped
class MoodleDestination implements Destination {

    static final String NAME = "moodle";

    @Inject
    private MoodleClient moodle;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void probe() {
        moodle.probe();
    }
}
