package org.mzi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Setting;

/** {@code docs/deployment.md} and the files it names, against what exists. */
class DeploymentGuideTest {

    private static final Pattern SETTING = Pattern.compile(
            "\\b((?:DATABASE|MZI|ZOHO|MOODLE|HTTP|JMS|ADMIN|CONSOLE|WORK|SYNC|LOG|WEBHOOK)_[A-Z_]*[A-Z])\\b(?!…)");
    private static final Pattern FILE = Pattern.compile(
            "(?<![/\\w])((?:bin|payara-config|docs)/[A-Za-z0-9_./-]*[A-Za-z0-9])|(target/[a-z-]+\\.[a-z]+)");
    private static final Pattern PROBLEM = Pattern.compile(
            "\"((?:zoho|moodle|record|value|mass|internal|database|master|node)-[a-z]+(?:-[a-z]+)*-?)\"");
    private static final Pattern NO_PROBLEM =
            Pattern.compile("zoho-credentials|moodle-record|zoho-token|zoho-api|zoho-channels|zoho-registration");
    private static final Pattern METRIC =
            Pattern.compile("\\bmzi_(?!owner|restored|before|node|webhooks|console|session|new)[a-z_]+");

    private String guide;

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(Path.of("docs/deployment.md"));
    }

    @Test
    void namesOnlySettingsThatExist() {
        Set<String> known = ConfigurationReference.groups().stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::name)
                .collect(Collectors.toSet());
        assertThat(known).containsAll(found(SETTING, guide.replaceAll("`?ZOHO_MODULE_…`?|AS_ADMIN_[A-Z]+", "")));
    }

    @Test
    void namesOnlyFilesThatExistOrAreBuilt() throws IOException {
        String build = Files.readString(Path.of("pom.xml")) + " mzi.war";
        for (String file : found(FILE, guide)) {
            if (file.startsWith("target/")) {
                assertThat(build).contains(file.substring("target/".length()));
            } else {
                assertThat(Path.of(file)).exists();
            }
        }
    }

    @Test
    void installsTheFilesThatTheUnitChoosesBetween() throws IOException {
        assertThat(Files.readString(Path.of("payara-config/mzi.service")))
                .contains("Environment=LOG_FORMAT=text\n", "--logproperties logging-${LOG_FORMAT}.properties ");
        assertThat(guide)
                .contains("payara-config/logging-text.properties payara-config/logging-json.properties /opt/mzi/");
    }

    @Test
    void explainsEveryProblemThatAnEventOrADestinationCanHave() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/mzi"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/console/"))
                    .toList()) {
                codes.addAll(found(PROBLEM, Files.readString(source)));
            }
        }
        codes.removeIf(code -> NO_PROBLEM.matcher(code).matches());
        assertThat(codes).hasSizeGreaterThan(60);
        List<String> missing = codes.stream()
                .filter(code -> !guide.contains(code.endsWith("-") ? code : "`" + code + "`"))
                .toList();
        assertThat(missing).as("without a line under Troubleshooting").isEmpty();
    }

    @Test
    void explainsNoProblemThatDoesNotExist() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/mzi"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            sources = all.toString();
        }
        assertThat(found(Pattern.compile("`((?:zoho|moodle|record|value|mass|internal)-[a-z-]+[a-z])`"), guide))
                .filteredOn(code -> !code.equals("moodle-dml"))
                .allMatch(code -> sources.contains("\"" + code + "\""));
    }

    @Test
    void guideAndAlertsNameOnlyMetricsThatTheServerHas() throws IOException {
        String gauges = Files.readString(Path.of("src/main/java/org/mzi/monitoring/EventGauges.java"));
        String alerts = Files.readString(Path.of("payara-config/prometheus-alerts.yml"));
        Set<String> named = found(METRIC, guide + alerts);
        assertThat(named).hasSizeGreaterThanOrEqualTo(5).allMatch(metric -> gauges.contains("\"" + metric + "\""));
    }

    @Test
    void alertsPointToWhereTheGuideHasAnAnswer() throws IOException {
        String alerts = Files.readString(Path.of("payara-config/prometheus-alerts.yml"));
        assertThat(alerts).contains("docs/deployment.md");
        assertThat(guide).contains("## Troubleshooting", "| No node answers");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0
                        ? match.group()
                        : match.group(1) != null ? match.group(1) : match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
