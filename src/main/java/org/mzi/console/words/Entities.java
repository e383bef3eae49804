package org.mzi.console.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.mzi.work.EventHandler;

/** What events can be about: the part of the handlers' names after the dot. */
@ApplicationScoped
public class Entities {

    private final Instance<EventHandler.Provider> providers;

    @Inject
    Entities(@Any Instance<EventHandler.Provider> providers) {
        this.providers = providers;
    }

    Entities() {
        this(null);
    }

    public List<String> names() {
        return providers.stream()
                .flatMap(provider -> Stream.concat(
                        provider.handlers().stream().map(EventHandler::name), provider.awaited().stream()))
                .map(Entities::nameIn)
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code students} of {@code zoho.students}. */
    public static String nameIn(String handler) {
        return handler.substring(handler.indexOf('.') + 1);
    }
}
