package org.mzi.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mzi.platform.Problem;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

/** Which of the settings that something needs are not set. */
final class MissingSettings {

    private MissingSettings() {}

    static Optional<Problem> of(Settings settings, String code, List<Setting<?>> needed) {
        String missing = needed.stream()
                .filter(setting -> !settings.isSet(setting))
                .map(Setting::name)
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(code, "It cannot be reached before " + missing + " is set."));
    }
}
