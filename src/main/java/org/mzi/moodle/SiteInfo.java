package org.mzi.moodle;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/**
 * What a Moodle site says of itself.
 *
 * @param siteName the site's full name
 * @param release e.g. {@code 4.5.3 (Build: 20250317)}
 * @param user user name of the token's owner
 * @param versions the web-service functions that the token may call, each with the version of the plugin that it comes from
 *     (e.g. 2026112303); 0 where the site does not say
 */
public record SiteInfo(String siteName, String release, String user, Map<String, Long> versions) {

    /** Moodle writes versions of its own with decimals. */
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(\\.\\d*)?");

    public SiteInfo {
        versions = Map.copyOf(versions);
    }

    /** Names of the functions that the token may call. */
    public Set<String> functions() {
        return versions.keySet();
    }

    public boolean has(String function) {
        return versions.containsKey(function);
    }

    /** Whether the function is there, as a plugin of that version or a later one has it. */
    boolean has(String function, long sinceVersion) {
        return versions.getOrDefault(function, 0L) >= sinceVersion;
    }

    /** Reads the answer of {@code core_webservice_get_site_info}. */
    static SiteInfo of(JsonValue answer) {
        if (answer instanceof JsonObject site
                && site.get("functions") != null
                && site.get("functions").getValueType() == JsonValue.ValueType.ARRAY) {
            Map<String, Long> functions = site.getJsonArray("functions").stream()
                    .filter(function -> function.getValueType() == JsonValue.ValueType.OBJECT)
                    .map(JsonValue::asJsonObject)
                    .collect(
                            Collectors.toMap(function -> function.getString("name", ""), SiteInfo::version, Math::max));
            return new SiteInfo(
                    Json.text(site.get("sitename")),
                    Json.text(site.get("release")),
                    Json.text(site.get("username")),
                    functions);
        }
        throw Failure.failed("moodle-answer-unexpected", "Moodle's site info does not list its functions.", null);
    }

    private static long version(JsonObject function) {
        String version = Json.text(function.get("version"));
        Matcher matcher = VERSION.matcher(version == null ? "" : version);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
