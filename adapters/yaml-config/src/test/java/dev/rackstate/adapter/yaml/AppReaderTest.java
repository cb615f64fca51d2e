package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.domain.health.HealthState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppReaderTest {
    private static final String PATHS = "paths: {topology: topology, templates: templates, checks: checks}\n";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory);
    }

    private AppReaderTest app(String text) {
        files.write("app.yaml", PATHS + text);
        return this;
    }

    private Settings settings() {
        return files.load().settings();
    }

    private List<String> problems() {
        return files.problems().stream()
                .map(problem -> problem.replaceFirst("^app\\.yaml:", ""))
                .toList();
    }

    @Test
    void pathsAlone_areEnough() {
        Settings settings = app("").settings();

        assertThat(problems()).isEmpty();
        assertThat(settings.app()).isEqualTo(new Settings.App("Rackstate", "Datacenter Overview"));
        assertThat(settings.server()).isEqualTo(new Settings.Server("127.0.0.1", 8000, "", List.of(), null, null));
        assertThat(settings.refresh()).isEqualTo(new Settings.Refresh(Duration.ofSeconds(30), Duration.ofSeconds(30)));
        assertThat(settings.cache()).isEqualTo(new Settings.Cache(Duration.ofMinutes(2)));
        assertThat(settings.planner())
                .isEqualTo(new Settings.Planner(HealthState.UNKNOWN, Duration.ofSeconds(30), 200, 4, 20));
        assertThat(settings.auth().enabled()).isFalse();
        assertThat(settings.logging()).isEqualTo(new Settings.Logging("INFO", false));
        assertThat(settings.telemetry())
                .isEqualTo(new Settings.Telemetry(
                        List.of(new SourceSettings(
                                "prometheus",
                                SourceSettings.Kind.PROMETHEUS,
                                URI.create("http://prometheus:9090"),
                                Duration.ofSeconds(5),
                                List.of(),
                                List.of(),
                                SourceSettings.Credentials.NONE,
                                SourceSettings.Tls.DEFAULT,
                                64L << 20,
                                2_000_000)),
                        "instance",
                        "rack_id",
                        "chassis_id",
                        ".*",
                        Duration.ofSeconds(30),
                        20,
                        Duration.ofMinutes(2)));
    }

    @Test
    void everySetting_isReadAsWritten() {
        Settings settings = app("""
                app: {name: Hall, description: null}
                server: {host: 0.0.0.0, port: 0, url_prefix: /rack/state,
                         cors_origins: [https://wall.example.org:8443, '*']}
                refresh: {room_state_seconds: 10, rack_state_seconds: 11}
                cache: {metrics_ttl_seconds: 7}
                planner: {unknown_state: warn, cache_ttl_seconds: 99, refresh_seconds: 12, max_ids_per_query: 50,
                          query_concurrency: 2, literal_below_percent: 0}
                telemetry: {identity_label: node, rack_label: rack, chassis_label: chassis, job_regex: 'a|b',
                            prometheus_heartbeat_seconds: 10, prometheus_latency_window: 1}
                auth: {enabled: true}
                logging: {level: Debug, format: json}
                """).settings();

        assertThat(problems()).isEmpty();
        assertThat(settings.app()).isEqualTo(new Settings.App("Hall", null));
        assertThat(settings.server())
                .isEqualTo(new Settings.Server(
                        "0.0.0.0", 0, "/rack/state", List.of("https://wall.example.org:8443", "*"), null, null));
        assertThat(settings.refresh()).isEqualTo(new Settings.Refresh(Duration.ofSeconds(10), Duration.ofSeconds(11)));
        assertThat(settings.cache().metrics()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.planner())
                .isEqualTo(new Settings.Planner(HealthState.WARN, Duration.ofSeconds(12), 50, 2, 0));
        assertThat(settings.telemetry().identityLabel()).isEqualTo("node");
        assertThat(settings.telemetry().jobRegex()).isEqualTo("a|b");
        assertThat(settings.telemetry().staleAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.auth().enabled()).isTrue();
        assertThat(settings.logging()).isEqualTo(new Settings.Logging("DEBUG", true));
    }

    @Test
    void staleAfter_notGiven_isFourRoundsButAtLeastAMinute() {
        assertThat(app("planner: {refresh_seconds: 5}\n").settings().telemetry().staleAfter())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(app("planner: {cache_ttl_seconds: 40}\n")
                        .settings()
                        .telemetry()
                        .staleAfter())
                .isEqualTo(Duration.ofSeconds(160));
        assertThat(app("telemetry: {stale_after_seconds: 1}\n")
                        .settings()
                        .telemetry()
                        .staleAfter())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void mistakesOutsideTheEssentialSections_keepTheDefaults() {
        app("""
                app: {name: ' '}
                refresh: {room_state_seconds: 9}
                cache: {ttl_seconds: 0, health_checks_ttl_seconds: soon, service_ttl_seconds: [1]}
                planner: {unknown_state: FINE, literal_below_percent: 101}
                features: {wizard: maybe, notifications_max_visible: 0}
                map: {default_view: moon, default_zoom: 19, min_zoom: 8, max_zoom: 7, center: {lat: 91}}
                playlist: {interval_seconds: 4, views: [5]}
                logging: {level: loud, format: xml}
                plugins: {slurm: on, simulator: {enabled: perhaps}}
                """);

        assertThat(problems())
                .containsExactly(
                        "2:13: 'app.name' must not be blank; Rackstate is used",
                        "3:31: 'refresh.room_state_seconds' must be a whole number of at least 10, not 9; 30 is used",
                        "4:22: 'cache.ttl_seconds' must be a whole number of at least 1, not 0; 30 is used",
                        "4:52: 'cache.health_checks_ttl_seconds' must be a whole number of at least 1, not 'soon'; 30"
                                + " is used",
                        "4:79: 'cache.service_ttl_seconds' must be a whole number of at least 1, not a list; 5 is used",
                        "5:26: 'planner.unknown_state': 'FINE' is not a state; allowed: OK, WARN, CRIT, UNKNOWN;"
                                + " UNKNOWN is used",
                        "5:55: 'planner.literal_below_percent' must be a whole number from 0 to 100, not 101; 20 is"
                                + " used",
                        "6:20: 'features.wizard' must be true or false, not 'maybe'; true is used",
                        "6:54: 'features.notifications_max_visible' must be a whole number of at least 1, not 0; 10 is"
                                + " used",
                        "7:21: 'map.default_view' must be one of world, continent, country, city, not 'moon'; world is"
                                + " used",
                        "7:41: 'map.default_zoom' must be a whole number from 1 to 18, not 19; it is left out",
                        "7:55: warning: 'map.min_zoom' is 8, more than max_zoom, which is 7",
                        "7:85: 'map.center.lat' must be a number from -90 to 90, not 91; 20.0 is used",
                        "8:30: 'playlist.interval_seconds' must be a whole number of at least 5, not 4; 30 is used",
                        "8:41: an entry of 'playlist.views' must be text, not the number 5; write it in quotes: \"5\";"
                                + " it is left out",
                        "9:18: 'logging.level' must be one of error, warn, info, debug, trace, not 'loud'; info is"
                                + " used",
                        "9:32: 'logging.format' must be one of text, json, not 'xml'; text is used",
                        "10:18: 'plugins.slurm' must be a mapping, not 'on'; it is left out",
                        "10:43: 'plugins.simulator.enabled' must be true or false, not 'perhaps'; false is used");
        assertThat(files.isRefused()).isFalse();
    }

    @Test
    void mistakesInTheEssentialSections_refuseTheConfiguration() {
        app("""
                server: {port: 65536, url_prefix: /a/, cors_origins: [example.org], tls: {key_file: k}}
                telemetry: {source: graphite, prometheus_url: 'prometheus:9090', prometheus_timeout_seconds: 0,
                            job_regex: '(', tls_verify: 2, max_series: 0, basic_auth_password: secret, tls_key_file: k}
                auth: {enabled: ture, session_duration: 1h, trusted_networks: [10.0.0.0/8, 10.0.0.0/33, host],
                       policy: {min_length: 20, max_length: 10}}
                """);

        assertThat(problems())
                .contains(
                        "2:16: 'server.port' must be a whole number from 0 to 65535, not 65536",
                        "2:35: 'server.url_prefix': '/a/' is not allowed; allowed: empty, or a path like /rackstate"
                                + " without a slash at the end",
                        "2:55: an entry of 'server.cors_origins': 'example.org' is not an origin; allowed: * or scheme,"
                                + " host and port, like https://wall.example.org:8443",
                        "2:85: 'server.tls.key_file' needs 'server.tls.cert_file'",
                        "3:21: 'telemetry.source' must be one of prometheus, simulator, not 'graphite'",
                        "3:94: 'telemetry.prometheus_timeout_seconds' must be a number from 0.001 to 60, not 0",
                        "3:47: 'telemetry.prometheus_url': 'prometheus:9090' is not allowed; allowed: http or https"
                                + " with a host, like http://prometheus:9090",
                        "4:24: 'telemetry.job_regex': '(' is not a regular expression: Unclosed group",
                        "4:41: 'telemetry.tls_verify' must be true or false, not 2",
                        "4:56: 'telemetry.max_series' must be a whole number of at least 1, not 0",
                        "4:80: 'telemetry.basic_auth_password' needs 'basic_auth_user'",
                        "4:102: 'telemetry.tls_key_file' needs 'tls_cert_file'",
                        "5:17: 'auth.enabled' must be true or false, not 'ture'",
                        "5:41: 'auth.session_duration' must be one of 8h, 24h, unlimited, not '1h'",
                        "5:76: an entry of 'auth.trusted_networks': '10.0.0.0/33' is not an address or a block of"
                                + " addresses; allowed: like 10.0.0.7, 10.0.0.0/8 or fd00::/8",
                        "5:89: an entry of 'auth.trusted_networks': 'host' is not an address or a block of addresses;"
                                + " allowed: like 10.0.0.7, 10.0.0.0/8 or fd00::/8",
                        "6:29: 'auth.policy.min_length' is 20, more than max_length, which is 10");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void refusal_namesTheProblemsOfAllOtherFilesToo() {
        app("auth: {enabled: ture}\n");
        files.write("checks/checks.yaml", "checks: [{id: c}]\n");

        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> files.store().load());

        assertThat(refused.problems()).extracting(problem -> problem.file()).contains("app.yaml", "checks/checks.yaml");
    }

    @Test
    void mainFile_absentEmptyBrokenOrNoMapping_isRefused() {
        files.delete("app.yaml");
        assertThat(files.problems()).containsExactly("app.yaml: does not exist");
        files.write("app.yaml", "# nothing\n");
        assertThat(files.problems()).containsExactly("app.yaml: is empty");
        files.write("app.yaml", "- a\n");
        assertThat(files.problems()).containsExactly("app.yaml:1:1: the file must hold a mapping, not a list");
        files.write("app.yaml", "app: [\n");
        assertThat(files.problems())
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("app.yaml:2:1: is not valid YAML"));
        files.write("app.yaml", "app: {name: X}\n");
        assertThat(files.problems())
                .containsExactly(
                        "app.yaml:1:1: 'paths.checks' is missing",
                        "app.yaml:1:1: 'paths.templates' is missing",
                        "app.yaml:1:1: 'paths.topology' is missing");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void keyThatStandsTwice_refusesTheConfiguration() {
        app("auth: {enabled: false}\nauth: {enabled: true}\n");

        assertThat(problems()).containsExactly("3:1: the key 'auth' stands here a second time; only the first is used");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void textsThatAreFarTooLong_areRefusedBeforeTheyAreParsed() {
        app("server: {url_prefix: '" + "/a".repeat(100_000) + "'}\n" + "telemetry: {job_regex: '" + "(".repeat(5_000)
                + "'}\n");

        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("200000 characters long; at most 50000 are allowed"))
                .anyMatch(problem -> problem.contains("the expression is longer than 500 characters"));
    }

    @Test
    void unknownKeyOfAuth_isRefused_soThatAMisspeltSwitchLeavesNoDoorOpen() {
        app("auth: {enable: true}\n");

        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> files.store().load());

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("app.yaml:2:8: ")
                        .contains("'auth.enable' is not a key here; did you mean 'enabled'?"));
    }

    @Test
    void unknownKeys_areNamedAtEveryLevel() {
        app("""
                sevrer: {}
                server: {prot: 1, tls: {cert: x}}
                auth: {policy: {min: 1}}
                plugins: {anything: {goes: 1}}
                """);

        assertThat(problems())
                .containsExactly(
                        "2:1: warning: unknown key 'sevrer'; did you mean 'server'?",
                        "3:10: warning: unknown key 'server.prot'; did you mean 'port'?",
                        "3:25: warning: unknown key 'server.tls.cert'; known here: cert_file, key_file",
                        "4:17: warning: unknown key 'auth.policy.min'; known here: max_length, min_length,"
                                + " require_digit, require_symbol");
    }

    @Test
    void maxIdsPerQuery_overTheBound_isCutWithAWarning() {
        assertThat(app("planner: {max_ids_per_query: 300}\n")
                        .settings()
                        .planner()
                        .maxIdsPerQuery())
                .isEqualTo(256);
        assertThat(problems())
                .containsExactly("2:30: warning: 'planner.max_ids_per_query' is 300; a query names at most 256 ids; 256"
                        + " is used");
    }

    @Test
    void truthValues_inTheWordsOfYaml11_areUnderstood() {
        assertThat(app("auth: {enabled: yes}\n").settings().auth().enabled()).isTrue();
        assertThat(app("auth: {enabled: Off}\n").settings().auth().enabled()).isFalse();
        assertThat(app("auth: {enabled: 'true'}\n").settings().auth().enabled()).isTrue();
        assertThat(problems()).isEmpty();
    }

    @Test
    void paths_relative_startInTheWorkingDirectoryOrElseBesideTheFile() {
        files.write("conf/app.yaml", PATHS)
                .write("conf/topology/sites.yaml", "sites: [{id: beside}]\n")
                .write("conf/checks/c.yaml", "checks: []\n");

        List<String> problems = problemsOf("conf/app.yaml");

        assertThat(problems)
                .containsExactly(
                        "conf/app.yaml:1:19: warning: 'paths.topology': there is a topology in the working directory"
                                + " and one beside this file; the one in the working directory is used",
                        "conf/app.yaml:1:59: warning: 'paths.checks': there is a checks in the working directory and"
                                + " one beside this file; the one in the working directory is used");

        files.delete("topology/sites.yaml").delete("topology");
        assertThat(problemsOf("conf/app.yaml"))
                .anyMatch(
                        problem -> problem.startsWith("conf/topology/sites.yaml:1:14: warning: the site has no rooms"));
    }

    private List<String> problemsOf(String app) {
        YamlConfigurationStore store =
                FilesOnDisk.store(Home.of(directory, Path.of(app), java.util.Map.of(), Limits.DEFAULT));
        try {
            return store.load().problems().stream().map(Object::toString).toList();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void secrets_neverShowUp() {
        app("""
                telemetry:
                  basic_auth_user: rackstate
                  basic_auth_password: &pw hunter2-a
                  prometheus_url: http://user:hunter2-b@prometheus:9090
                auth:
                  enabled: perhaps
                  password_hash: [hunter2-c]
                  secret_key: 12345678
                """);

        assertThat(problems())
                .containsExactly(
                        "5:19: 'telemetry.prometheus_url': the address must not hold a user or a password (not shown);"
                                + " use basic_auth_user and basic_auth_password",
                        "7:12: 'auth.enabled' must be true or false, not 'perhaps'",
                        "8:18: 'auth.password_hash' must be text",
                        "9:15: 'auth.secret_key' must be text; write it in quotes");
        assertThat(problems().toString()).doesNotContain("hunter2", "12345678");
        assertThat(app("telemetry: {basic_auth_user: u, basic_auth_password: hunter2}\n")
                        .settings()
                        .toString())
                .doesNotContain("hunter2");
    }
}
