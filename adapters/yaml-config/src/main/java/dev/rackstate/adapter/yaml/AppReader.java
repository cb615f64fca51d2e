package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.AppFile.Location;
import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
    private final boolean strict;
    private final KeyValues values = new KeyValues();

    /**
     * A reader.
     *
     * @param strict whether a mistake in any section makes the whole unusable: for values that are about to be written
     */
    AppReader(PathResolver paths, Map<String, String> environment, ReferencedFiles referenced, boolean strict) {
        this.paths = paths;
        this.environment = environment;
        this.referenced = referenced;
        this.strict = strict;
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
        Sections sections = new Sections(root, this::subject);
        values.read(AppKeys.ALL, sections);
        Map<PluginKind, PluginEntry> plugins = plugins(root);
        Duration refresh = refresh();
        TelemetryReader telemetry = new TelemetryReader(sections.at("telemetry"), values, referenced, environment);
        Settings settings = new Settings(
                new Settings.App(values.get(AppKeys.APP_NAME), values.get(AppKeys.APP_DESCRIPTION)),
                server(sections),
                new Settings.Refresh(seconds(AppKeys.ROOM_STATE_SECONDS), seconds(AppKeys.RACK_STATE_SECONDS)),
                new Settings.Cache(seconds(AppKeys.METRICS_TTL_SECONDS)),
                telemetry.read(refresh),
                planner(sections, refresh),
                auth(),
                logging());
        requireOrder(sections);
        // A misspelt "enabled" must not leave the door open.
        Fields auth = sections.at("auth");
        auth.finishStrictly();
        sections.all().stream().filter(section -> section != auth).forEach(Fields::finish);
        root.finish();
        boolean usable = sections.all().stream()
                .filter(fields -> !fields.subject().isTolerant())
                .noneMatch(Fields::failed);
        return new AppFile(
                usable && !ambiguous ? settings : null,
                location(sections, AppKeys.TOPOLOGY),
                location(sections, AppKeys.TEMPLATES),
                location(sections, AppKeys.CHECKS),
                location(sections, AppKeys.METRICS),
                Map.of(
                        Wanted.Library.CHECKS, paths.resolve(values.get(AppKeys.CHECKS)),
                        Wanted.Library.METRICS, paths.resolve(values.get(AppKeys.METRICS))),
                plugins,
                telemetry.sites(),
                document(sections.at("telemetry")));
    }

    private Subject subject(String section) {
        return strict || ESSENTIAL.contains(section) ? Subject.essential(section) : Subject.tolerant(section);
    }

    @SuppressWarnings("unchecked") // telemetry is a section
    private Map<String, @Nullable Object> document(Fields telemetry) {
        Map<String, @Nullable Object> document = values.document();
        YamlValue sources = telemetry.peek("sources");
        ((Map<String, @Nullable Object>) Objects.requireNonNull(document.get("telemetry")))
                .put("sources", sources instanceof Sequence list ? PlainValues.list(list.items()) : List.of());
        return document;
    }

    private Duration seconds(Key<Integer> key) {
        return Duration.ofSeconds(values.get(key));
    }

    private Duration refresh() {
        Integer own = values.get(AppKeys.REFRESH_SECONDS);
        return own == null ? seconds(AppKeys.PLANNER_TTL_SECONDS) : Duration.ofSeconds(own);
    }

    private Settings.Server server(Sections sections) {
        Fields tls = sections.of(AppKeys.SERVER_CERT);
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

    private Settings.Planner planner(Sections sections, Duration refresh) {
        int maxIds = values.get(AppKeys.MAX_IDS_PER_QUERY);
        if (maxIds > MAX_IDS) {
            sections.of(AppKeys.MAX_IDS_PER_QUERY)
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

    private void requireOrder(Sections sections) {
        int shortest = values.get(AppKeys.PASSWORD_MIN);
        int longest = values.get(AppKeys.PASSWORD_MAX);
        if (shortest > longest) {
            sections.of(AppKeys.PASSWORD_MIN)
                    .fail(
                            AppKeys.PASSWORD_MIN.name(),
                            " is " + shortest + ", more than max_length, which is " + longest);
        }
        int nearest = values.get(AppKeys.MIN_ZOOM);
        int farthest = values.get(AppKeys.MAX_ZOOM);
        if (nearest > farthest) {
            sections.of(AppKeys.MIN_ZOOM)
                    .place(AppKeys.MIN_ZOOM.name())
                    .warning("'map.min_zoom' is " + nearest + ", more than max_zoom, which is " + farthest);
        }
    }

    private @Nullable Location location(Sections sections, Key<String> key) {
        Fields section = sections.of(key);
        String text = values.get(key);
        boolean given = section.has(key.name());
        Path path = paths.resolve(text);
        if (text.isEmpty() || (!given && !paths.files().exists(path))) {
            return null;
        }
        Place place = section.place(key.name());
        if (paths.isAmbiguous(text)) {
            place.warning("'" + key.path() + "': there is a " + text + " in the working directory and one beside "
                    + "this file; the one in the working directory is used");
        }
        return new Location(path, place);
    }

    /** Each plugin has a mapping; what stands in it is the plugin's business. */
    private static Map<PluginKind, PluginEntry> plugins(Fields root) {
        Fields section = root.section("plugins", Subject.tolerant("section"));
        Map<String, PluginEntry> byName = new HashMap<>();
        for (Entry entry : section.entries()) {
            String name = entry.key().text();
            Fields plugin = section.section(name, Subject.tolerant("plugin"));
            byName.put(name, new PluginEntry(plugin.optional("enabled", Form.FLAG, false), plugin));
        }
        Map<PluginKind, PluginEntry> plugins = new EnumMap<>(PluginKind.class);
        for (PluginKind kind : PluginKind.values()) {
            Fields old = root.section(kind.oldSection(), Subject.tolerant("section"));
            PluginEntry entry = kind.names().stream()
                    .map(byName::get)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .orElse(new PluginEntry(false, old));
            boolean says = entry.settings().entries().stream().anyMatch(other -> !isSwitch(other));
            plugins.put(kind, says ? entry : new PluginEntry(entry.enabled(), old));
        }
        return plugins;
    }

    private static boolean isSwitch(Entry entry) {
        return entry.key().text().equals("enabled");
    }
}
