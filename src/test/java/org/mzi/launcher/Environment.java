package org.mzi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.mzi.platform.Setting;

/** The settings a start begins with: the process's environment, then the file {@code .env}. Empty means not set. */
public final class Environment {

    private final Path base;
    private final Map<String, String> values = new HashMap<>();

    private Environment(Path base) {
        this.base = base;
    }

    /**
     * @param base directory that holds {@code .env} and that a relative {@code MZI_DATA_DIR} is meant from
     * @param process environment of this process
     */
    public static Environment read(Path base, Map<String, String> process) {
        Environment environment = new Environment(base);
        Path file = base.resolve(".env");
        if (Files.exists(file)) {
            try {
                environment.values.putAll(EnvFile.parse(Files.readString(file)));
            } catch (IOException e) {
                throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        environment.values.putAll(process);
        environment.values.values().removeIf(String::isBlank);
        return environment;
    }

    /** Null when not set. */
    public String get(String name) {
        return values.get(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public int port() {
        try {
            return LauncherSettings.HTTP_PORT.parse(text(LauncherSettings.HTTP_PORT));
        } catch (IllegalArgumentException e) {
            throw new LauncherException(LauncherSettings.HTTP_PORT.name() + " " + e.getMessage(), e);
        }
    }

    /** The address to listen on; the machine itself only, unless {@code HTTP_ADDRESS} says otherwise. */
    public String address() {
        return text(LauncherSettings.HTTP_ADDRESS);
    }

    public Path dataDirectory() {
        return base.resolve(text(LauncherSettings.DATA_DIR)).toAbsolutePath().normalize();
    }

    private String text(Setting<?> setting) {
        return values.getOrDefault(setting.name(), setting.defaultText());
    }

    public Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
