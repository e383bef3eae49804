package org.mzi.live;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mzi.platform.Json;

/**
 * A throw-away Moodle with the plugin.
 *
 * @param url address of the site
 * @param token of the account with the plugin's role
 * @param cli a command that runs one of Moodle's scripts, named by its path below Moodle's directory, with arguments
 * @param sql a command that takes an SQL statement and prints the value that it answers
 */
record Moodle(String url, String token, String cli, String sql) {

    /** {@code MOODLE_URL}, {@code MOODLE_TOKEN}, {@code MOODLE_CLI} and {@code MOODLE_SQL}. */
    static Moodle of(Map<String, String> environment) {
        return new Moodle(
                word(environment, "MOODLE_URL"),
                word(environment, "MOODLE_TOKEN"),
                word(environment, "MOODLE_CLI"),
                word(environment, "MOODLE_SQL"));
    }

    private static String word(Map<String, String> environment, String name) {
        String word = environment.get(name);
        if (word == null || word.isBlank()) {
            throw new IllegalArgumentException(name + " is missing; bin/test-moodle sets it");
        }
        return word;
    }

    /** The rows of a query, each an object by column. */
    List<JsonObject> rows(String select) {
        String answer = value("select coalesce(json_agg(t), '[]') from (" + select + ") t");
        return ((JsonArray) Json.parse(answer)).getValuesAs(JsonObject.class);
    }

    long number(String select) {
        return Long.parseLong(value(select));
    }

    /** How often each web-service function was called, by Moodle's own log; not those that ask what the site is. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        rows("select other::json ->> 'function' as name, count(*) as number from mdl_logstore_standard_log "
                        + "where eventname = '\\core\\event\\webservice_function_called' group by 1")
                .forEach(row -> calls.put(
                        row.getString("name"), row.getJsonNumber("number").longValue()));
        calls.remove("core_webservice_get_site_info");
        return calls;
    }

    private String value(String statement) {
        return run(sql, statement).strip();
    }

    /** Changes a setting of the plugin. */
    void set(String name, String value) {
        run(cli, "admin/cli/cfg.php", "--component=local_mzi", "--name=" + name, "--set=" + value);
    }

    /** Sends what waits in the outbox and is due. */
    void sendOutbox() {
        run(cli, "admin/cli/scheduled_task.php", "--execute=\\local_mzi\\task\\send_outbox");
    }

    private static String run(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
