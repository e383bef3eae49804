package org.mzi.docs;

import static org.mzi.docs.MarkdownTable.code;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.launcher.LauncherSettings;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** The settings as tables, one for each group, from their declarations. */
final class ConfigurationReference {

    private ConfigurationReference() {}

    static List<SettingGroup> groups() {
        return Stream.concat(SettingGroup.all().stream(), Stream.of(new LauncherSettings()))
                .toList();
    }

    static String markdown() {
        return groups().stream().map(ConfigurationReference::group).collect(Collectors.joining("\n"));
    }

    private static String group(SettingGroup group) {
        MarkdownTable table =
                new MarkdownTable("Name", "Type", "Default", "Range, unit", "Meaning", "Secret", "Restart");
        for (Setting<?> setting : group.settings()) {
            table.row(
                    code(setting.name()),
                    setting.type(),
                    code(setting.defaultText()),
                    setting.range(),
                    setting.help().replace("<", "&lt;") + ".",
                    setting.isSecret() ? "yes" : "",
                    setting.needsRestart() ? "yes" : "");
        }
        return "## " + group.title() + "\n\n" + table;
    }
}
