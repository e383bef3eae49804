package org.mzi.platform;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The table {@code setting} as a MicroProfile Config source, between the environment (300) and the defaults (100). Holds
 * the values that {@link SettingStore} last read, so that a look-up never asks the database and the server starts before
 * its database.
 */
public final class SettingTable implements ConfigSource {

    private static volatile Map<String, String> values = Map.of();

    static void replace(Map<String, String> read) {
        values = Map.copyOf(read);
    }

    @Override
    public int getOrdinal() {
        return 200;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "table setting";
    }
}
