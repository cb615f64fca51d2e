package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.configuration.SourceSettings.Kind;
import dev.rackstate.application.configuration.SourceSettings.Tls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryReaderTest {
    private static final String PATHS = "paths: {topology: topology, templates: templates, checks: checks}\n";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory)
                .write("ca.pem", "")
                .write("cert.pem", "")
                .write("key.pem", "");
    }

    private List<SourceSettings> sources(String telemetry) {
        files.write("app.yaml", PATHS + "telemetry:\n" + telemetry.indent(2));
        return files.load().settings().telemetry().sources();
    }

    @Test
    void oneServer_withEverything_isReadAsWritten() {
        files.write("token", "t");

        List<SourceSettings> sources = sources("""
                prometheus_url: https://prom.example.org:9443/base
                prometheus_timeout_seconds: 2.5
                basic_auth_user: u
                basic_auth_password: p
                tls_verify: false
                tls_ca_file: ca.pem
                tls_cert_file: cert.pem
                tls_key_file: key.pem
                max_response_mib: 2
                max_series: 10
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(sources)
                .containsExactly(new SourceSettings(
                        "prometheus",
                        Kind.PROMETHEUS,
                        URI.create("https://prom.example.org:9443/base"),
                        Duration.ofMillis(2500),
                        List.of(),
                        List.of(),
                        new Credentials("u", "p", null),
                        new Tls(false, path("ca.pem"), path("cert.pem"), path("key.pem")),
                        2 << 20,
                        10));
    }

    @Test
    void emptyTexts_areAsAbsent() {
        SourceSettings source = sources(
                        "{basic_auth_user: '', basic_auth_password: '', tls_ca_file: '', bearer_token_file: ''}")
                .get(0);

        assertThat(source.credentials()).isEqualTo(Credentials.NONE);
        assertThat(source.tls()).isEqualTo(Tls.DEFAULT);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void filesThatAreNotThere_areNamed() {
        sources("{bearer_token_file: token, tls_ca_file: gone.pem}");

        assertThat(files.problems())
                .containsExactly(
                        "app.yaml:3:23: warning: 'bearer_token_file': there is no readable file token",
                        "app.yaml:3:43: warning: 'tls_ca_file': there is no readable file gone.pem");
    }

    @Test
    void url_notGiven_comesFromTheEnvironment() {
        files.environment("PROMETHEUS_URL", "http://from-environment:9090");

        assertThat(sources("{debug_stats: false}").get(0).url()).isEqualTo(URI.create("http://from-environment:9090"));
        assertThat(sources("prometheus_url: http://own:9090").get(0).url()).isEqualTo(URI.create("http://own:9090"));
    }

    @Test
    void url_ofTheEnvironmentWrong_isRefused() {
        files.environment("PROMETHEUS_URL", "http://169.254.169.254").write("app.yaml", PATHS);

        assertThat(files.problems())
                .containsExactly("app.yaml:1:1: 'telemetry.prometheus_url' is not given, and the environment variable"
                        + " PROMETHEUS_URL cannot take its place: 'http://169.254.169.254' is not allowed; link-local"
                        + " addresses, 0.0.0.0 and :: are not allowed");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void simulator_needsNoServer() {
        List<SourceSettings> sources = sources(
                "{source: simulator, prometheus_url: http://127.0.0.1:9090, sources: [{id: a, url: http://a:1}]}");

        assertThat(sources).extracting(SourceSettings::id).containsExactly("simulator");
        assertThat(sources).extracting(SourceSettings::kind).containsExactly(Kind.SIMULATOR);
        assertThat(sources.get(0).url()).isNull();
    }

    @Test
    void severalServers_takeOverWhatTheyDoNotSay() {
        files.write("alder.password", "s3cret\n")
                .write("token", "t")
                .write("topology/sites.yaml", "sites: [{id: alder, rooms: []}]\n")
                .write("topology/datacenters/alder/rooms/r/room.yaml", "{}\n");

        List<SourceSettings> sources = sources("""
                prometheus_timeout_seconds: 3
                basic_auth_user: main
                basic_auth_password: main-password
                tls_ca_file: ca.pem
                max_series: 7
                sources:
                  - id: alder
                    url: http://prom-alder:9090
                    sites: [alder]
                    checks: ["node_*"]
                    timeout_seconds: 1
                    basic_auth_user: rackstate
                    basic_auth_password_file: alder.password
                    tls_verify: false
                  - {id: birch, url: http://prom-birch:9090}
                  - {id: token, url: http://prom-token:9090, bearer_token_file: token}
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(sources)
                .containsExactly(
                        source(
                                "alder",
                                1,
                                List.of("alder"),
                                List.of("node_*"),
                                new Credentials("rackstate", "s3cret", null),
                                false),
                        source("birch", 3, List.of(), List.of(), new Credentials("main", "main-password", null), true),
                        source("token", 3, List.of(), List.of(), new Credentials(null, null, path("token")), true));
    }

    private SourceSettings source(
            String id, int seconds, List<String> sites, List<String> checks, Credentials credentials, boolean verify) {
        return new SourceSettings(
                id,
                Kind.PROMETHEUS,
                URI.create("http://prom-" + id + ":9090"),
                Duration.ofSeconds(seconds),
                sites,
                checks,
                credentials,
                new Tls(verify, path("ca.pem"), null, null),
                64L << 20,
                7);
    }

    @Test
    void severalServers_withMistakes_areRefused() {
        files.write("large", "x".repeat(5000)).write("app.yaml", PATHS + """
                telemetry:
                  basic_auth_user: u
                  bearer_token_file: ca.pem
                  sources:
                    - {id: a, url: http://a:9090}
                    - {id: a, url: 'ftp://a'}
                    - {url: http://b:9090, tls_key_file: key.pem, site: [x]}
                    - {id: c, url: http://c:9090, basic_auth_password_file: none}
                    - {id: d, url: http://d:9090, basic_auth_user: u, basic_auth_password_file: large}
                    - text
                """);

        assertThat(files.problems())
                .containsExactly(
                        "app.yaml:4:22: 'telemetry.bearer_token_file' and 'basic_auth_user' exclude each other",
                        "app.yaml:7:12: 'id' 'a' is already the id of another source",
                        "app.yaml:7:20: 'url': 'ftp://a' is not allowed; allowed: http or https with a host, like"
                                + " http://prometheus:9090",
                        "app.yaml:8:7: 'id' is missing",
                        "app.yaml:8:42: 'tls_key_file' needs 'tls_cert_file'",
                        "app.yaml:8:51: warning: unknown key 'site'; did you mean 'sites'?",
                        "app.yaml:9:61: 'basic_auth_password_file': the file none cannot be read: NoSuchFileException "
                                + directory.resolve("none"),
                        "app.yaml:10:81: 'basic_auth_password_file': the file large is larger than 4096 bytes",
                        "app.yaml:11:7: a telemetry source must be a mapping, not 'text'");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void severalServers_besideAUrl_urlIsNamedAsUnused() {
        sources("prometheus_url: http://a:9090\nsources: [{id: b, url: http://b:9090, sites: [nowhere]}]");

        assertThat(files.problems())
                .containsExactly(
                        "app.yaml:3:19: warning: 'telemetry.prometheus_url' is not asked: telemetry.sources lists the"
                                + " servers",
                        "app.yaml:4:49: warning: there is no site 'nowhere'");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
