package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.AppFile.Location;
import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.application.configuration.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code app.yaml}.
 *
 * <p>A mistake in a section that says whom the server talks to, who may talk to it, or where the rest of the
 * configuration stands makes the whole unusable: no default could be trusted to be what was meant. Elsewhere the
 * default is used.
 */
final class AppReader {
    private static final Set<String> ESSENTIAL = Set.of("server", "paths", "telemetry", "auth");
    /** The most ids a query names; the planner's own bound. */
    private static final int MAX_IDS = 256;

    private final PathResolver paths;
    private final Map<String, String> environment;
    private final ReferencedFiles referenced;
    private final Map<String, Fields> sections = new LinkedHashMap<>();
    private final AppValues values = new AppValues();

    AppReader(PathResolver paths, Map<String, String> environment, ReferencedFiles referenced) {
        this.paths = paths;
        this.environment = environment;
        this.referenced = referenced;
    }

    /** What the file says; null when it holds nothing to go on with. */
    @Nullable
    AppFile read(Document document) {
        // A key that stands there twice may be the one that lets nobody in.
        boolean ambiguous = document.report().hasErrors();
        Fields root = document.fields(Subject.essential("file"));
        if (root == null) {
            return null;
        }
        AppKeys.ALL.forEach(key -> values.read(key, section(root, key.section())));
        Fields simulator = simulator(root);
        Duration refresh = refresh();
        TelemetryReader telemetry = new TelemetryReader(section(root, "telemetry"), values, referenced, environment);
        Settings settings = new Settings(
                new Settings.App(values.get(AppKeys.APP_NAME), values.get(AppKeys.APP_DESCRIPTION)),
                server(),
                new Settings.Refresh(seconds(AppKeys.ROOM_STATE_SECONDS), seconds(AppKeys.RACK_STATE_SECONDS)),
                new Settings.Cache(seconds(AppKeys.METRICS_TTL_SECONDS)),
                telemetry.read(refresh),
                planner(refresh),
                auth(),
                logging());
        requireOrder();
        // A misspelt "enabled" must not leave the door open.
        section(AppKeys.AUTH_ENABLED).finishStrictly();
        sections.values().stream()
                .filter(fields -> fields != section(AppKeys.AUTH_ENABLED))
                .forEach(Fields::finish);
        root.finish();
        boolean usable = sections.values().stream()
                .filter(fields -> !fields.subject().isTolerant())
                .noneMatch(Fields::failed);
        return new AppFile(
                usable && !ambiguous ? settings : null,
                location(AppKeys.TOPOLOGY),
                location(AppKeys.TEMPLATES),
                location(AppKeys.CHECKS),
                location(AppKeys.METRICS),
                simulator,
                telemetry.sites());
    }

    private Fields section(Fields root, String path) {
        Fields known = sections.get(path);
        if (known != null) {
            return known;
        }
        int dot = path.lastIndexOf('.');
        Fields section = dot > 0
                ? section(root, path.substring(0, dot)).section(path.substring(dot + 1))
                : root.section(path, ESSENTIAL.contains(path) ? Subject.essential(path) : Subject.tolerant(path));
        sections.put(path, section);
        return section;
    }

    /** The section of a key that has been read. */
    private Fields section(Key<?> key) {
        return Objects.requireNonNull(sections.get(key.section()));
    }

    private Duration seconds(Key<Integer> key) {
        return Duration.ofSeconds(values.get(key));
    }

    private Duration refresh() {
        Integer own = values.get(AppKeys.REFRESH_SECONDS);
        return own == null ? seconds(AppKeys.PLANNER_TTL_SECONDS) : Duration.ofSeconds(own);
    }

    private Settings.Server server() {
        Fields tls = section(AppKeys.SERVER_CERT);
        String cert = referenced.path(tls, AppKeys.SERVER_CERT.name(), values.get(AppKeys.SERVER_CERT));
        String key = referenced.path(tls, AppKeys.SERVER_KEY.name(), values.get(AppKeys.SERVER_KEY));
        if (cert == null && key != null) {
            tls.fail(AppKeys.SERVER_KEY.name(), " needs 'server.tls.cert_file'");
        } else if (cert != null && key == null) {
            tls.fail(AppKeys.SERVER_CERT.name(), " needs 'server.tls.key_file'");
        }
        return new Settings.Server(
                values.get(AppKeys.HOST),
                values.get(AppKeys.PORT),
                values.get(AppKeys.PREFIX),
                values.get(AppKeys.CORS_ORIGINS),
                cert,
                key,
                new Settings.Access(
                        values.get(AppKeys.ALLOW_ANONYMOUS),
                        values.get(AppKeys.ALLOW_RESTART),
                        values.get(AppKeys.TRUSTED_PROXIES)));
    }

    private Settings.Planner planner(Duration refresh) {
        int maxIds = values.get(AppKeys.MAX_IDS_PER_QUERY);
        if (maxIds > MAX_IDS) {
            section(AppKeys.MAX_IDS_PER_QUERY)
                    .place(AppKeys.MAX_IDS_PER_QUERY.name())
                    .warning("'planner.max_ids_per_query' is " + maxIds + "; a query names at most " + MAX_IDS
                            + " ids; " + MAX_IDS + " is used");
        }
        return new Settings.Planner(
                values.get(AppKeys.UNKNOWN_STATE),
                refresh,
                Math.min(maxIds, MAX_IDS),
                values.get(AppKeys.QUERY_CONCURRENCY),
                values.get(AppKeys.LITERAL_BELOW_PERCENT));
    }

    private Settings.Auth auth() {
        Duration session = switch (values.get(AppKeys.SESSION_DURATION)) {
            case "8h" -> Duration.ofHours(8);
            case "unlimited" -> null;
            default -> Duration.ofHours(24);
        };
        return new Settings.Auth(
                values.get(AppKeys.AUTH_ENABLED),
                values.get(AppKeys.USERNAME),
                values.get(AppKeys.PASSWORD_HASH),
                values.get(AppKeys.SECRET_KEY),
                session,
                new Settings.PasswordPolicy(
                        values.get(AppKeys.PASSWORD_MIN),
                        values.get(AppKeys.PASSWORD_MAX),
                        values.get(AppKeys.REQUIRE_DIGIT),
                        values.get(AppKeys.REQUIRE_SYMBOL)),
                values.get(AppKeys.TRUSTED_NETWORKS));
    }

    private Settings.Logging logging() {
        String level = values.get(AppKeys.LOG_LEVEL).toUpperCase(Locale.ROOT);
        return new Settings.Logging(level, values.get(AppKeys.LOG_FORMAT).equals("json"));
    }

    private void requireOrder() {
        int shortest = values.get(AppKeys.PASSWORD_MIN);
        int longest = values.get(AppKeys.PASSWORD_MAX);
        if (shortest > longest) {
            section(AppKeys.PASSWORD_MIN)
                    .fail(
                            AppKeys.PASSWORD_MIN.name(),
                            " is " + shortest + ", more than max_length, which is " + longest);
        }
        int nearest = values.get(AppKeys.MIN_ZOOM);
        int farthest = values.get(AppKeys.MAX_ZOOM);
        if (nearest > farthest) {
            section(AppKeys.MIN_ZOOM)
                    .place(AppKeys.MIN_ZOOM.name())
                    .warning("'map.min_zoom' is " + nearest + ", more than max_zoom, which is " + farthest);
        }
    }

    private @Nullable Location location(Key<String> key) {
        Fields section = section(key);
        String text = values.get(key);
        boolean given = section.has(key.name());
        Path path = paths.resolve(text);
        if (text.isEmpty() || (!given && !Files.exists(path))) {
            return null;
        }
        Place place = section.place(key.name());
        if (paths.isAmbiguous(text)) {
            place.warning("'" + key.path() + "': there is a " + text + " in the working directory and one beside "
                    + "this file; the one in the working directory is used");
        }
        return new Location(path, place);
    }

    /** Each plugin has a mapping; what stands in it is the plugin's business. Keeps that of the simulator. */
    private Fields simulator(Fields root) {
        Fields plugins = root.section("plugins", Subject.tolerant("section"));
        Fields simulator = null;
        for (Entry entry : plugins.entries()) {
            String id = entry.key().text();
            Fields plugin = plugins.section(id, Subject.tolerant("plugin"));
            plugin.optional("enabled", Form.FLAG, false);
            if (id.equals("simulator") && plugin.entries().stream().anyMatch(other -> !isSwitch(other))) {
                simulator = plugin;
            }
        }
        Fields older = root.section("simulator", Subject.tolerant("section"));
        root.section("slurm", Subject.tolerant("section"));
        return simulator == null ? older : simulator;
    }

    private static boolean isSwitch(Entry entry) {
        return entry.key().text().equals("enabled");
    }
}
