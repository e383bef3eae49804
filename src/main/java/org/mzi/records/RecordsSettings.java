package org.mzi.records;

import java.util.List;
import java.util.Locale;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** The Zoho module of each entity type. */
public final class RecordsSettings implements SettingGroup {

    @Override
    public String title() {
        return "Zoho modules";
    }

    @Override
    public List<Setting<?>> settings() {
        return EntityTypes.read().stream()
                .<Setting<?>>map(RecordsSettings::module)
                .toList();
    }

    static Setting<String> module(EntityType type) {
        return Setting.text(
                "ZOHO_MODULE_" + type.name().toUpperCase(Locale.ROOT),
                type.defaultModule(),
                type.title() + ": API name of their module in Zoho CRM");
    }
}
