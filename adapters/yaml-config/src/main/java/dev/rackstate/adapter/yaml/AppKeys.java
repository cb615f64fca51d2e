package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.network.NetworkBlock;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Every key of {@code app.yaml} with what it may hold and what it means when absent, said once. The keys that only the
 * web interface or a later part of the server uses are listed too, so that a mistake in them is found.
 *
 * <p>Not here: {@code telemetry.sources}, {@code plugins} and the top-level {@code simulator} and {@code slurm}, which
 * hold structures.
 */
final class AppKeys {
    /** Of texts in which a regular expression engine could lose itself. */
    private static final int MAX_LENGTH = 500;

    private static final Form<Integer> ONE_OR_MORE = Form.atLeast(1);
    private static final Form<Integer> TEN_OR_MORE = Form.atLeast(10);
    private static final Form<Integer> ZOOM = Form.whole(1, 18);
    private static final Form<HealthState> STATE = Form.parsed("a state", HealthState::parse);
    private static final Form<String> REGEX = Form.parsed("a regular expression", AppKeys::regex);
    private static final Form<String> URL_PREFIX = Form.parsed("a path like /rackstate", AppKeys::urlPrefix);
    private static final Form<String> ORIGIN = Form.parsed("an origin like https://wall.example.org", AppKeys::origin);
    private static final Form<String> NETWORK = Form.parsed(
            "an address or a block like 10.0.0.0/8",
            text -> NetworkBlock.parse(text).toString());

    /** How long a query may take, in seconds. */
    static final Form<Double> TIMEOUT = Form.number(0.001, 60);

    static final Key<String> APP_NAME = Key.of("app.name", Form.NAME, "Rackstate");
    static final Key<@Nullable String> APP_DESCRIPTION =
            Key.orNull("app.description", Form.TEXT, "Datacenter Overview");

    static final Key<String> HOST = Key.of("server.host", Form.NAME, "127.0.0.1");
    static final Key<Integer> PORT = Key.of("server.port", Form.whole(0, 65_535), 8000);
    static final Key<String> PREFIX = Key.of("server.url_prefix", URL_PREFIX, "");
    static final Key<List<String>> CORS_ORIGINS = Key.list("server.cors_origins", ORIGIN, List.of());
    static final Key<Boolean> ALLOW_ANONYMOUS = Key.of("server.allow_anonymous", Form.FLAG, false);
    static final Key<Boolean> ALLOW_RESTART = Key.of("server.allow_restart", Form.FLAG, false);
    static final Key<List<String>> TRUSTED_PROXIES = Key.list("server.trusted_proxies", NETWORK, List.of());
    static final Key<@Nullable String> SERVER_CERT = Key.of("server.tls.cert_file", Form.TEXT, null);
    static final Key<@Nullable String> SERVER_KEY = Key.of("server.tls.key_file", Form.TEXT, null);

    static final Key<String> TOPOLOGY = Key.required("paths.topology", Form.PATH, "");
    static final Key<String> TEMPLATES = Key.required("paths.templates", Form.PATH, "");
    static final Key<String> CHECKS = Key.required("paths.checks", Form.PATH, "");
    static final Key<String> METRICS = Key.of("paths.metrics", Form.PATH, "config/metrics/library");

    static final Key<Integer> ROOM_STATE_SECONDS = Key.of("refresh.room_state_seconds", TEN_OR_MORE, 30);
    static final Key<Integer> RACK_STATE_SECONDS = Key.of("refresh.rack_state_seconds", TEN_OR_MORE, 30);

    static final Key<Integer> METRICS_TTL_SECONDS = Key.of("cache.metrics_ttl_seconds", ONE_OR_MORE, 120);

    static final Key<String> SOURCE = Key.of("telemetry.source", Form.oneOf("prometheus", "simulator"), "prometheus");
    static final Key<@Nullable URI> PROMETHEUS_URL =
            Key.of("telemetry.prometheus_url", ServerUrl.PROMETHEUS.form(), null);
    static final Key<Double> TIMEOUT_SECONDS = Key.of("telemetry.prometheus_timeout_seconds", TIMEOUT, 5.0);
    static final Key<String> IDENTITY_LABEL = Key.of("telemetry.identity_label", Form.NAME, "instance");
    static final Key<String> RACK_LABEL = Key.of("telemetry.rack_label", Form.NAME, "rack_id");
    static final Key<String> CHASSIS_LABEL = Key.of("telemetry.chassis_label", Form.NAME, "chassis_id");
    static final Key<String> JOB_REGEX = Key.of("telemetry.job_regex", REGEX, ".*");
    static final Key<Integer> HEARTBEAT_SECONDS = Key.of("telemetry.prometheus_heartbeat_seconds", TEN_OR_MORE, 30);
    static final Key<Integer> LATENCY_WINDOW = Key.of("telemetry.prometheus_latency_window", ONE_OR_MORE, 20);
    static final Key<@Nullable Integer> STALE_AFTER_SECONDS =
            Key.of("telemetry.stale_after_seconds", ONE_OR_MORE, null);
    static final Key<@Nullable String> USER = Key.of("telemetry.basic_auth_user", Form.TEXT, null);
    static final Key<@Nullable String> PASSWORD = Key.of("telemetry.basic_auth_password", Form.SECRET, null);
    static final Key<@Nullable String> BEARER_TOKEN_FILE = Key.of("telemetry.bearer_token_file", Form.TEXT, null);
    static final Key<Boolean> TLS_VERIFY = Key.of("telemetry.tls_verify", Form.FLAG, true);
    static final Key<@Nullable String> TLS_CA = Key.of("telemetry.tls_ca_file", Form.TEXT, null);
    static final Key<@Nullable String> TLS_CERT = Key.of("telemetry.tls_cert_file", Form.TEXT, null);
    static final Key<@Nullable String> TLS_KEY = Key.of("telemetry.tls_key_file", Form.TEXT, null);
    static final Key<Integer> MAX_RESPONSE_MIB = Key.of("telemetry.max_response_mib", ONE_OR_MORE, 64);
    static final Key<Integer> MAX_SERIES = Key.of("telemetry.max_series", ONE_OR_MORE, 2_000_000);

    static final Key<HealthState> UNKNOWN_STATE = Key.of("planner.unknown_state", STATE, HealthState.UNKNOWN);
    static final Key<Integer> PLANNER_TTL_SECONDS = Key.of("planner.cache_ttl_seconds", ONE_OR_MORE, 30);
    static final Key<@Nullable Integer> REFRESH_SECONDS = Key.of("planner.refresh_seconds", ONE_OR_MORE, null);
    static final Key<Integer> MAX_IDS_PER_QUERY = Key.of("planner.max_ids_per_query", ONE_OR_MORE, 200);
    static final Key<Integer> QUERY_CONCURRENCY = Key.of("planner.query_concurrency", ONE_OR_MORE, 4);
    static final Key<Integer> LITERAL_BELOW_PERCENT = Key.of("planner.literal_below_percent", Form.whole(0, 100), 20);

    static final Key<Boolean> AUTH_ENABLED = Key.of("auth.enabled", Form.FLAG, false);
    static final Key<String> USERNAME = Key.of("auth.username", Form.NAME, "admin");
    static final Key<String> PASSWORD_HASH = Key.of("auth.password_hash", Form.SECRET, "");
    static final Key<String> SECRET_KEY = Key.of("auth.secret_key", Form.SECRET, "");
    static final Key<String> SESSION_DURATION =
            Key.of("auth.session_duration", Form.oneOf("8h", "24h", "unlimited"), "24h");
    static final Key<Boolean> REQUIRE_DIGIT = Key.of("auth.policy.require_digit", Form.FLAG, false);
    static final Key<Boolean> REQUIRE_SYMBOL = Key.of("auth.policy.require_symbol", Form.FLAG, false);
    static final Key<List<String>> TRUSTED_NETWORKS = Key.list("auth.trusted_networks", NETWORK, List.of());
    static final Key<Integer> PASSWORD_MIN = Key.of("auth.policy.min_length", Form.whole(1, 128), 12);
    static final Key<Integer> PASSWORD_MAX = Key.of("auth.policy.max_length", Form.whole(6, 512), 128);

    static final Key<Integer> MIN_ZOOM = Key.of("map.min_zoom", ZOOM, 2);
    static final Key<Integer> MAX_ZOOM = Key.of("map.max_zoom", ZOOM, 7);

    static final Key<String> LOG_LEVEL =
            Key.of("logging.level", Form.oneOfIgnoringCase("error", "warn", "info", "debug", "trace"), "info");
    static final Key<String> LOG_FORMAT = Key.of("logging.format", Form.oneOf("text", "json"), "text");

    /** Every key, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            APP_NAME,
            APP_DESCRIPTION,
            HOST,
            PORT,
            PREFIX,
            ALLOW_ANONYMOUS,
            ALLOW_RESTART,
            TRUSTED_PROXIES,
            CORS_ORIGINS,
            SERVER_CERT,
            SERVER_KEY,
            TOPOLOGY,
            TEMPLATES,
            CHECKS,
            METRICS,
            ROOM_STATE_SECONDS,
            RACK_STATE_SECONDS,
            Key.of("cache.ttl_seconds", ONE_OR_MORE, 30),
            Key.of("cache.health_checks_ttl_seconds", ONE_OR_MORE, 30),
            METRICS_TTL_SECONDS,
            Key.of("cache.service_ttl_seconds", ONE_OR_MORE, 5),
            SOURCE,
            PROMETHEUS_URL,
            TIMEOUT_SECONDS,
            HEARTBEAT_SECONDS,
            LATENCY_WINDOW,
            STALE_AFTER_SECONDS,
            IDENTITY_LABEL,
            RACK_LABEL,
            CHASSIS_LABEL,
            JOB_REGEX,
            USER,
            PASSWORD,
            BEARER_TOKEN_FILE,
            TLS_VERIFY,
            TLS_CA,
            TLS_CERT,
            TLS_KEY,
            MAX_RESPONSE_MIB,
            MAX_SERIES,
            Key.of("telemetry.debug_stats", Form.FLAG, false),
            UNKNOWN_STATE,
            PLANNER_TTL_SECONDS,
            REFRESH_SECONDS,
            MAX_IDS_PER_QUERY,
            QUERY_CONCURRENCY,
            LITERAL_BELOW_PERCENT,
            Key.of("features.notifications", Form.FLAG, true),
            Key.of("features.notifications_max_visible", ONE_OR_MORE, 10),
            Key.of("features.playlist", Form.FLAG, false),
            Key.of("features.offline", Form.FLAG, false),
            Key.of("features.wizard", Form.FLAG, true),
            Key.of("features.worldmap", Form.FLAG, true),
            Key.of("features.show_logs", Form.FLAG, true),
            Key.of("features.maintenances", Form.FLAG, true),
            Key.of("features.dev_tools", Form.FLAG, false),
            AUTH_ENABLED,
            USERNAME,
            PASSWORD_HASH,
            SECRET_KEY,
            SESSION_DURATION,
            PASSWORD_MIN,
            PASSWORD_MAX,
            REQUIRE_DIGIT,
            REQUIRE_SYMBOL,
            TRUSTED_NETWORKS,
            Key.orNull("map.default_view", Form.oneOf("world", "continent", "country", "city"), "world"),
            Key.orNull("map.default_zoom", ZOOM, null),
            MIN_ZOOM,
            MAX_ZOOM,
            Key.of("map.zoom_controls", Form.FLAG, true),
            Key.of("map.center.lat", Form.number(-90, 90), 20.0),
            Key.of("map.center.lon", Form.number(-180, 180), 0.0),
            Key.of("playlist.interval_seconds", Form.atLeast(5), 30),
            Key.list("playlist.views", Form.NAME, List.of("/views/worldmap", "/slurm/overview")),
            LOG_FORMAT,
            LOG_LEVEL);

    private AppKeys() {}

    private static String regex(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the expression is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a regular expression: " + e.getDescription(), e);
        }
    }

    private static String urlPrefix(String text) {
        if (text.length() > MAX_LENGTH || !text.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not allowed; allowed: empty, or a path like /rackstate without a slash at the end");
        }
        return text;
    }

    private static String origin(String text) {
        if (!text.equals("*") && !text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an origin; allowed: * or scheme, host and port, like https://wall.example.org:8443");
        }
        return text;
    }
}
