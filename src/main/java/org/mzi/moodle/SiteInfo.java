package org.mzi.moodle;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/**
 * What a Moodle site says of itself.
 *
 * @param siteName the site's full name
 * @param release e.g. {@code 4.5.3 (Build: 20250317)}
 * @param user user name of the token's owner
 * @param functions the web-service functions that the token may call
 */
public record SiteInfo(String siteName, String release, String user, Set<String> functions) {

    public SiteInfo {
        functions = Set.copyOf(functions);
    }

    public boolean has(String function) {
        return functions.contains(function);
    }

    /** Reads the answer of {@code core_webservice_get_site_info}. */
    static SiteInfo of(JsonValue answer) {
        if (answer instanceof JsonObject site
                && site.get("functions") != null
                && site.get("functions").getValueType() == JsonValue.ValueType.ARRAY) {
            Set<String> functions = site.getJsonArray("functions").stream()
                    .filter(function -> function.getValueType() == JsonValue.ValueType.OBJECT)
                    .map(function -> function.asJsonObject().getString("name", ""))
                    .collect(Collectors.toSet());
            return new SiteInfo(
                    Json.text(site.get("sitename")),
                    Json.text(site.get("release")),
                    Json.text(site.get("username")),
                    functions);
        }
        throw Failure.failed("moodle-answer-unexpected", "Moodle's site info does not list its functions.", null);
    }
}
