package dev.rackstate.application.configuration;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's own settings: {@code app.yaml}.
 *
 * @param app how the installation calls itself
 * @param server where HTTP is served
 * @param refresh how often clients should ask again
 * @param cache how long measurements are kept
 * @param telemetry where samples come from
 * @param planner how rounds are run
 * @param auth who may call
 * @param logging how the server logs
 */
public record Settings(
        App app,
        Server server,
        Refresh refresh,
        Cache cache,
        Telemetry telemetry,
        Planner planner,
        Auth auth,
        Logging logging) {

    /**
     * How the installation calls itself.
     *
     * @param name not blank
     * @param description free text, or null
     */
    public record App(String name, @Nullable String description) {}

    /**
     * Where HTTP is served.
     *
     * @param host the address to listen on
     * @param port 0 to 65535; 0 picks a free one
     * @param urlPrefix empty, or a path like {@code /rackstate} that stands before every route
     * @param corsOrigins origins whose pages may read the API; {@code *} for all
     * @param tlsCertFile PEM file with the certificate chain, or null for plain HTTP
     * @param tlsKeyFile PEM file (PKCS#8) with the key, or null for plain HTTP
     * @param access who gets as far as being served
     */
    public record Server(
            String host,
            int port,
            String urlPrefix,
            List<String> corsOrigins,
            @Nullable String tlsCertFile,
            @Nullable String tlsKeyFile,
            Access access) {
        /** Copies the list. */
        public Server {
            corsOrigins = List.copyOf(corsOrigins);
        }

        /** A server with the usual access. */
        public Server(
                String host,
                int port,
                String urlPrefix,
                List<String> corsOrigins,
                @Nullable String tlsCertFile,
                @Nullable String tlsKeyFile) {
            this(host, port, urlPrefix, corsOrigins, tlsCertFile, tlsKeyFile, Access.DEFAULT);
        }
    }

    /**
     * Who gets as far as being served.
     *
     * @param allowAnonymous whether the server may listen beyond this machine while callers need not identify themselves
     * @param allowRestart whether an administrator may restart the process over the API
     * @param trustedProxies addresses and blocks of proxies whose {@code X-Forwarded-For} is believed
     */
    public record Access(boolean allowAnonymous, boolean allowRestart, List<String> trustedProxies) {
        /** Nobody from outside without a name, no restart, no proxies. */
        public static final Access DEFAULT = new Access(false, false, List.of());

        /** Copies the list. */
        public Access {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * Who may call. Printed without the secrets.
     *
     * @param enabled whether callers must identify themselves
     * @param username the name of the built-in administrator
     * @param passwordHash bcrypt hash of the built-in administrator's password; empty when there is none
     * @param secretKey what sessions are signed with; empty for a key that the server makes and keeps itself
     * @param session how long a session lasts, or null for no end
     * @param policy what a password must be
     * @param trustedNetworks addresses and blocks; while callers need not identify themselves, those from elsewhere only
     *     read. Empty: everybody may do everything
     */
    public record Auth(
            boolean enabled,
            String username,
            String passwordHash,
            String secretKey,
            @Nullable Duration session,
            PasswordPolicy policy,
            List<String> trustedNetworks) {
        /** Off. */
        public static final Auth OFF =
                new Auth(false, "admin", "", "", Duration.ofHours(24), PasswordPolicy.DEFAULT, List.of());

        /** Copies the list. */
        public Auth {
            trustedNetworks = List.copyOf(trustedNetworks);
        }

        @Override
        public String toString() {
            return "Auth[enabled=" + enabled + ", username=" + username + ", session=" + session + ", policy=" + policy
                    + ", trustedNetworks=" + trustedNetworks + "]";
        }
    }

    /**
     * What a password must be. Beside this it is at most 72 bytes of UTF-8, which is where bcrypt ends.
     *
     * @param minLength in characters
     * @param maxLength in characters
     * @param requireDigit whether a digit is asked for
     * @param requireSymbol whether ASCII punctuation is asked for
     */
    public record PasswordPolicy(int minLength, int maxLength, boolean requireDigit, boolean requireSymbol) {
        /** What holds where nothing is configured. */
        public static final PasswordPolicy DEFAULT = new PasswordPolicy(12, 128, false, false);
    }

    /**
     * How often clients should ask again; handed on to them, not used here.
     *
     * @param roomState for room views
     * @param rackState for rack views
     */
    public record Refresh(Duration roomState, Duration rackState) {}

    /**
     * How long things are kept.
     *
     * @param metrics how often measurements (temperature, power, ...) are fetched anew
     */
    public record Cache(Duration metrics) {}

    /**
     * Where samples come from.
     *
     * @param sources the servers, at least one
     * @param identityLabel the label that names a node
     * @param rackLabel the label that names a rack
     * @param chassisLabel the label that names a device
     * @param jobRegex what {@code $jobs} stands for
     * @param heartbeat how often each source is pinged
     * @param latencyWindow over how many calls the average latency is taken
     * @param staleAfter how long a source may stay away before its findings become UNKNOWN
     */
    public record Telemetry(
            List<SourceSettings> sources,
            String identityLabel,
            String rackLabel,
            String chassisLabel,
            String jobRegex,
            Duration heartbeat,
            int latencyWindow,
            Duration staleAfter) {
        /** Copies the list. */
        public Telemetry {
            sources = List.copyOf(sources);
        }

        /**
         * The label that names entities of a kind.
         *
         * @throws IllegalArgumentException when the kind is none that telemetry speaks of
         */
        public String label(EntityKind kind) {
            return switch (kind) {
                case NODE -> identityLabel;
                case DEVICE -> chassisLabel;
                case RACK -> rackLabel;
                case SITE, ROOM, AISLE -> throw new IllegalArgumentException("no label names a " + kind.word());
            };
        }
    }

    /**
     * How rounds are run.
     *
     * @param unknownState what a target is when nothing is known of it
     * @param refresh the time from the start of one round to the start of the next
     * @param maxIdsPerQuery the most ids in one literal alternation
     * @param queryConcurrency how many queries run at once, per source
     * @param literalBelowPercent ids are named literally in queries when our targets are less than this share of what
     *     the whole-scope query returns; 0 never
     */
    public record Planner(
            HealthState unknownState,
            Duration refresh,
            int maxIdsPerQuery,
            int queryConcurrency,
            int literalBelowPercent) {}

    /**
     * How the server logs.
     *
     * @param level {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG} or {@code TRACE}
     * @param json JSON lines instead of text
     */
    public record Logging(String level, boolean json) {}

    /** The same settings, served elsewhere. */
    public Settings withServer(Server other) {
        return new Settings(app, other, refresh, cache, telemetry, planner, auth, logging);
    }

    /** The same settings with other sources of telemetry. */
    public Settings withSources(List<SourceSettings> sources) {
        Telemetry other = new Telemetry(
                sources,
                telemetry.identityLabel,
                telemetry.rackLabel,
                telemetry.chassisLabel,
                telemetry.jobRegex,
                telemetry.heartbeat,
                telemetry.latencyWindow,
                telemetry.staleAfter);
        return new Settings(app, server, refresh, cache, other, planner, auth, logging);
    }

    /** The same settings with another rule for who may call. */
    public Settings withAuth(Auth other) {
        return new Settings(app, server, refresh, cache, telemetry, planner, other, logging);
    }
}
