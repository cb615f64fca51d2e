package dev.rackstate.application.configuration;

import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.net.URI;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One server of telemetry.
 *
 * @param id its name, unique among the sources
 * @param kind which adapter speaks to it
 * @param url its base address; the API is below {@code /api/v1}. Null for the simulator
 * @param timeout how long one query may take
 * @param sites it answers only for these site ids; empty for all
 * @param checks it answers only these checks, by id, where {@code *} stands for any text and
 *     {@code ?} for one character; empty for all
 * @param credentials how the source is told who asks
 * @param tls how the connection is secured
 * @param maxResponseBytes the largest answer that is read
 * @param maxSeries the most series of one answer
 */
public record SourceSettings(
        String id,
        Kind kind,
        @Nullable URI url,
        Duration timeout,
        List<String> sites,
        List<String> checks,
        Credentials credentials,
        Tls tls,
        long maxResponseBytes,
        int maxSeries) {
    /** Copies the lists. */
    public SourceSettings {
        sites = List.copyOf(sites);
        checks = List.copyOf(checks);
    }

    /** Whether it answers for a site. */
    public boolean answersAt(String siteId) {
        return sites.isEmpty() || sites.contains(siteId);
    }

    /** Whether it answers a check. */
    public boolean answersCheck(String checkId) {
        return checks.isEmpty() || checks.stream().anyMatch(glob -> matches(glob, checkId));
    }

    private static boolean matches(String glob, String text) {
        String regex = "\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return Pattern.matches(regex, text);
    }

    /** The rows whose targets stand in the sites that it answers for. */
    public Portion portionOf(CompiledTopology topology, int[] targets) {
        if (sites.isEmpty()) {
            return Portion.all(targets.length);
        }
        BitSet rows = new BitSet();
        for (int row = 0; row < targets.length; row++) {
            rows.set(row, answersAt(topology.id(topology.ancestor(targets[row], EntityKind.SITE))));
        }
        return new Portion(rows);
    }

    /** Which adapter speaks to a source. */
    public enum Kind {
        /** A server with Prometheus' HTTP API. */
        PROMETHEUS,
        /** The simulator in this process. */
        SIMULATOR
    }

    /**
     * How the source is told who asks. Basic and bearer exclude each other. Printed without the secrets.
     *
     * @param user for basic authentication, or null
     * @param password for basic authentication, or null
     * @param bearerTokenFile a file that holds a bearer token, read anew when it changes, or null
     */
    public record Credentials(
            @Nullable String user,
            @Nullable String password,
            @Nullable String bearerTokenFile) {
        /** Nobody in particular. */
        public static final Credentials NONE = new Credentials(null, null, null);

        @Override
        public String toString() {
            return "Credentials[user=" + user + ", bearerTokenFile=" + bearerTokenFile + "]";
        }
    }

    /**
     * How the connection is secured.
     *
     * @param verify whether the server's certificate is checked
     * @param caFile PEM file with trusted authorities, or null for the system's own
     * @param certFile PEM file with the client's certificate, or null
     * @param keyFile PEM file with the client's key, or null
     */
    public record Tls(
            boolean verify,
            @Nullable String caFile,
            @Nullable String certFile,
            @Nullable String keyFile) {
        /** The system's authorities, no client certificate. */
        public static final Tls DEFAULT = new Tls(true, null, null, null);
    }
}
