package org.mzi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Setting;

class EnvExampleTest {

    private static final Pattern LINE = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=(.*)$");

    private static final Map<String, Setting<?>> KNOWN = ConfigurationReference.groups().stream()
            .flatMap(group -> group.settings().stream())
            .collect(Collectors.toMap(Setting::name, setting -> setting));

    @Test
    void namesOnlySettingsThatExist() throws IOException {
        assertThat(KNOWN.keySet()).containsAll(examples().keySet());
    }

    @Test
    void showsValuesThatTheSettingsAccept() throws IOException {
        Map<String, String> examples = examples();
        assertThat(examples).isNotEmpty();
        examples.forEach(
                (name, value) -> assertThat(value.isEmpty() || KNOWN.get(name).parse(value) != null)
                        .as(name)
                        .isTrue());
    }

    private static Map<String, String> examples() throws IOException {
        return LINE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> line.group(2), (one, other) -> one, TreeMap::new));
    }
}
