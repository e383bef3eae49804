package org.mzi.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Setting;

/** The settings a start begins with: the process's environment, then the file {@code .env}. Empty means not set. */
public final class Environment {

    private static final Set<String> OWN = Set.of("ZOHO_WEBHOOK_HMAC_SECRET", "MOODLE_WEBHOOK_SECRET");
    private static final Set<String> LOCALHOST = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

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

    /** The same without what leads outside. */
    Map<String, String> withoutOutside() {
        Map<String, String> inside = new HashMap<>(values);
        inside.keySet().removeIf(Environment::leadsOutside);
        return inside;
    }

    /** Whether a setting is about a Zoho, a Moodle, a broker or a database; the bridge's own webhook secrets are not. */
    static boolean leadsOutside(String name) {
        return name.matches("(ZOHO|MOODLE|JMS|DATABASE)_.*") && !OWN.contains(name);
    }

    /** The console's address for a browser on this machine. */
    URI console() {
        return URI.create("http://" + (answersLocalhost() ? "localhost" : inUri(address())) + ":" + port() + "/admin");
    }

    private boolean answersLocalhost() {
        try {
            InetAddress address = InetAddress.getByName(address());
            return address.isAnyLocalAddress() || LOCALHOST.contains(address.getHostAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** An address of IPv6 stands in brackets. */
    static String inUri(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
