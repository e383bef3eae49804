package org.mzi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings a start begins with: the process's environment, then the file {@code .env}. Empty means not set. */
public final class Environment {

    private static final int DEFAULT_PORT = 8001;

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
        String text = values.getOrDefault("HTTP_PORT", Integer.toString(DEFAULT_PORT));
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LauncherException("HTTP_PORT must be a number from 1 to 65535, not " + text, e);
        }
        throw new LauncherException("HTTP_PORT must be a number from 1 to 65535, not " + text);
    }

    /** The address to listen on; the machine itself only, unless {@code HTTP_ADDRESS} says otherwise. */
    public String address() {
        return values.getOrDefault("HTTP_ADDRESS", "127.0.0.1");
    }

    public Path dataDirectory() {
        return base.resolve(values.getOrDefault("MZI_DATA_DIR", "data"))
                .toAbsolutePath()
                .normalize();
    }

    public Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
