package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.mzi.work.EventHandler;

/** Says for which handlers Moodle's events are stored, whether or not this release has them. */
@ApplicationScoped
class MoodleEventKinds implements EventHandler.Provider {

    @Override
    public Collection<? extends EventHandler> handlers() {
        return List.of();
    }

    @Override
    public Set<String> awaited() {
        return MoodleEventType.handlers();
    }
}
