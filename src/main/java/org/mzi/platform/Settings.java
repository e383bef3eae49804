package org.mzi.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Access to settings. Reads the MicroProfile Config sources directly, in their order, because a cached value would hide a
 * change in the table for a minute. A value that does not parse is an {@link IllegalStateException} that names setting,
 * origin and what is expected, never the value.
 */
@ApplicationScoped
public class Settings {

    /** Below this ordinal Payara asks JNDI, clouds and its own domain: none of them documented here, all of them slow. */
    private static final int LOWEST_ORDINAL = 200;

    private final Map<Setting<?>, Parsed> parsed = new ConcurrentHashMap<>();
    private List<ConfigSource> sources;

    /** Where a value comes from. */
    public enum Origin {
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        TABLE,
        OTHER,
        DEFAULT
    }

    @PostConstruct
    void findSources() {
        sources = StreamSupport.stream(
                        ConfigProvider.getConfig().getConfigSources().spliterator(), false)
                .filter(source -> source.getOrdinal() >= LOWEST_ORDINAL)
                .map(source -> source instanceof SettingTable ? source : new Lasting(source))
                .toList();
    }

    /** Settings from a map, for use outside a container. Later changes of the map are seen. */
    public static Settings of(Map<String, String> values) {
        Settings settings = new Settings();
        settings.sources = List.of(new MapSource(values));
        return settings;
    }

    /** The value, or the declared default. */
    public <T> T get(Setting<T> setting) {
        ConfigSource source = sourceOf(setting.name());
        String text = source == null ? setting.defaultText() : source.getValue(setting.name());
        Parsed last = parsed.get(setting);
        if (last == null || !Objects.equals(last.text(), text)) {
            last = new Parsed(text, parse(setting, text));
            parsed.put(setting, last);
        }
        @SuppressWarnings("unchecked")
        T value = (T) last.value();
        return value;
    }

    private <T> T parse(Setting<T> setting, String text) {
        try {
            return setting.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(setting.name() + " (" + origin(setting) + ") " + e.getMessage(), e);
        }
    }

    /** What a text was read as: some settings are asked for at each call and take long to read. */
    private record Parsed(String text, Object value) {}

    /** The text under a name that is made at run time, such as {@code ZOHO_MODULE_STUDENTS}; null when not set. */
    public String text(String name) {
        ConfigSource source = sourceOf(name);
        return source == null ? null : source.getValue(name);
    }

    public boolean isSet(Setting<?> setting) {
        return sourceOf(setting.name()) != null;
    }

    public Origin origin(Setting<?> setting) {
        ConfigSource source = sourceOf(setting.name());
        if (source == null) {
            return Origin.DEFAULT;
        }
        if (source instanceof SettingTable) {
            return Origin.TABLE;
        }
        return switch (source.getOrdinal()) {
            case 400 -> Origin.SYSTEM_PROPERTY;
            case 300 -> Origin.ENVIRONMENT;
            default -> Origin.OTHER;
        };
    }

    private ConfigSource sourceOf(String name) {
        for (ConfigSource source : sources) {
            String value = source.getValue(name);
            if (value != null && !value.isBlank()) {
                return source;
            }
        }
        return null;
    }

    /** What the server was started with: each name is asked for once, because the container's own sources take long. */
    private record Lasting(ConfigSource source, Map<String, Optional<String>> values) implements ConfigSource {
        Lasting(ConfigSource source) {
            this(source, new ConcurrentHashMap<>());
        }

        @Override
        public java.util.Set<String> getPropertyNames() {
            return source.getPropertyNames();
        }

        @Override
        public String getValue(String name) {
            return values.computeIfAbsent(name, asked -> Optional.ofNullable(source.getValue(asked)))
                    .orElse(null);
        }

        @Override
        public String getName() {
            return source.getName();
        }

        @Override
        public int getOrdinal() {
            return source.getOrdinal();
        }
    }

    private record MapSource(Map<String, String> values) implements ConfigSource {
        @Override
        public java.util.Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return "map";
        }
    }
}
