package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.AppFile.SiteReference;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.configuration.SourceSettings.Kind;
import dev.rackstate.application.configuration.SourceSettings.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where samples come from: the servers of {@code telemetry}, or the simulator. */
final class TelemetryReader {
    private static final String URL_VARIABLE = "PROMETHEUS_URL";
    private static final String DEFAULT_URL = "http://prometheus:9090";
    private static final long MIB = 1L << 20;

    private final Fields telemetry;
    private final KeyValues values;
    private final ReferencedFiles files;
    private final Map<String, String> environment;
    private final List<SiteReference> sites = new ArrayList<>();

    /**
     * A reader.
     *
     * @param telemetry the fields of the section, whose plain keys have been read into {@code values}
     */
    TelemetryReader(Fields telemetry, KeyValues values, ReferencedFiles files, Map<String, String> environment) {
        this.telemetry = telemetry;
        this.values = values;
        this.files = files;
        this.environment = environment;
    }

    /** The sites that sources name, once {@link #read} is done. */
    List<SiteReference> sites() {
        return sites;
    }

    /**
     * The settings of telemetry.
     *
     * @param refresh the time between rounds
     */
    Settings.Telemetry read(Duration refresh) {
        Integer staleAfter = values.get(AppKeys.STALE_AFTER_SECONDS);
        long fourRounds = Math.max(60, 4 * refresh.toSeconds());
        return new Settings.Telemetry(
                sources(),
                values.get(AppKeys.IDENTITY_LABEL),
                values.get(AppKeys.RACK_LABEL),
                values.get(AppKeys.CHASSIS_LABEL),
                values.get(AppKeys.JOB_REGEX),
                Duration.ofSeconds(values.get(AppKeys.HEARTBEAT_SECONDS)),
                values.get(AppKeys.LATENCY_WINDOW),
                Duration.ofSeconds(staleAfter == null ? fourRounds : staleAfter));
    }

    private List<SourceSettings> sources() {
        SourceSettings main = main();
        List<SourceSettings> listed = listed(main);
        if (main.kind() == Kind.SIMULATOR || listed.isEmpty()) {
            return List.of(main);
        }
        if (values.get(AppKeys.PROMETHEUS_URL) != null) {
            telemetry
                    .place("prometheus_url")
                    .warning("'telemetry.prometheus_url' is not asked: telemetry.sources lists the servers");
        }
        return listed;
    }

    private SourceSettings main() {
        boolean simulated = values.get(AppKeys.SOURCE).equals("simulator");
        Tls tls = new Tls(
                values.get(AppKeys.TLS_VERIFY),
                files.path(telemetry, "tls_ca_file", values.get(AppKeys.TLS_CA)),
                files.path(telemetry, "tls_cert_file", values.get(AppKeys.TLS_CERT)),
                files.path(telemetry, "tls_key_file", values.get(AppKeys.TLS_KEY)));
        Credentials credentials = new Credentials(
                emptyToNull(values.get(AppKeys.USER)),
                emptyToNull(values.get(AppKeys.PASSWORD)),
                files.path(telemetry, "bearer_token_file", values.get(AppKeys.BEARER_TOKEN_FILE)));
        require(telemetry, credentials, "basic_auth_password");
        require(telemetry, tls);
        return new SourceSettings(
                simulated ? "simulator" : "prometheus",
                simulated ? Kind.SIMULATOR : Kind.PROMETHEUS,
                simulated ? null : url(),
                seconds(values.get(AppKeys.TIMEOUT_SECONDS)),
                List.of(),
                List.of(),
                credentials,
                tls,
                values.get(AppKeys.MAX_RESPONSE_MIB) * MIB,
                values.get(AppKeys.MAX_SERIES));
    }

    private @Nullable URI url() {
        URI configured = values.get(AppKeys.PROMETHEUS_URL);
        if (configured != null || telemetry.failed()) {
            return configured;
        }
        String variable = environment.getOrDefault(URL_VARIABLE, "");
        try {
            return ServerUrl.PROMETHEUS.parse(variable.isBlank() ? DEFAULT_URL : variable);
        } catch (IllegalArgumentException e) {
            telemetry.fail(
                    "prometheus_url",
                    " is not given, and the environment variable " + URL_VARIABLE + " cannot take its place: "
                            + e.getMessage());
            return null;
        }
    }

    private List<SourceSettings> listed(SourceSettings main) {
        List<SourceSettings> sources = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue item : telemetry.items("sources")) {
            Fields fields = telemetry.part(item, "telemetry source");
            if (fields != null) {
                SourceSettings source = source(fields, main);
                if (!source.id().isEmpty() && !ids.add(source.id())) {
                    fields.fail("id", " '" + source.id() + "' is already the id of another source");
                }
                sources.add(source);
            }
        }
        return sources;
    }

    /** A server of its own; what it does not say is as for the main one. */
    private SourceSettings source(Fields fields, SourceSettings main) {
        String id = fields.required("id", Form.NAME, "");
        URI url = fields.required("url", ServerUrl.PROMETHEUS.form(), null);
        noteSites(fields);
        Duration timeout =
                seconds(fields.optional("timeout_seconds", AppKeys.TIMEOUT, values.get(AppKeys.TIMEOUT_SECONDS)));
        List<String> siteIds = fields.list("sites", Form.NAME);
        List<String> checks = fields.list("checks", Form.NAME);
        Tls tls = tls(fields, main.tls());
        Credentials credentials = credentials(fields, main.credentials());
        if (!credentials.equals(main.credentials())) {
            require(fields, credentials, "basic_auth_password_file");
        }
        if (!tls.equals(main.tls())) {
            require(fields, tls);
        }
        fields.finish();
        return new SourceSettings(
                id,
                Kind.PROMETHEUS,
                url,
                timeout,
                siteIds,
                checks,
                credentials,
                tls,
                main.maxResponseBytes(),
                main.maxSeries());
    }

    private void noteSites(Fields source) {
        if (source.peek("sites") instanceof Sequence list) {
            for (YamlValue item : list.items()) {
                if (item instanceof Scalar site) {
                    sites.add(new SiteReference(site.text(), source.place(site)));
                }
            }
        }
    }

    private Tls tls(Fields source, Tls main) {
        return new Tls(
                source.optional("tls_verify", Form.FLAG, main.verify()),
                ownOr(source, "tls_ca_file", main.caFile()),
                ownOr(source, "tls_cert_file", main.certFile()),
                ownOr(source, "tls_key_file", main.keyFile()));
    }

    private @Nullable String ownOr(Fields source, String key, @Nullable String main) {
        String own = files.path(source, key, source.optional(key, Form.TEXT, null));
        return own == null ? main : own;
    }

    /** Credentials are taken over as a whole or not at all: a user never meets the password of another. */
    private Credentials credentials(Fields source, Credentials main) {
        String user = emptyToNull(source.optional("basic_auth_user", Form.TEXT, null));
        String passwordKey = "basic_auth_password_file";
        String password = files.secret(source, passwordKey, source.optional(passwordKey, Form.TEXT, null));
        String tokenKey = "bearer_token_file";
        String tokenFile = files.path(source, tokenKey, source.optional(tokenKey, Form.TEXT, null));
        boolean own = user != null || password != null || tokenFile != null;
        return own ? new Credentials(user, password, tokenFile) : main;
    }

    private static void require(Fields fields, Credentials credentials, String passwordKey) {
        if (credentials.password() != null && credentials.user() == null) {
            fields.fail(passwordKey, " needs 'basic_auth_user'");
        }
        if (credentials.bearerTokenFile() != null && credentials.user() != null) {
            fields.fail("bearer_token_file", " and 'basic_auth_user' exclude each other");
        }
    }

    private static void require(Fields fields, Tls tls) {
        if (tls.keyFile() != null && tls.certFile() == null) {
            fields.fail("tls_key_file", " needs 'tls_cert_file'");
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
