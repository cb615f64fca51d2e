package dev.rackstate.adapter.slurm;

import dev.rackstate.adapter.slurm.SlurmrestdClient.NotOffered;
import dev.rackstate.application.configuration.SourceSettings.Tls;
import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.upstream.NameResolver;
import dev.rackstate.upstream.ServerAddress;
import dev.rackstate.upstream.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workload as slurmrestd tells it: nodes, partitions, jobs and reservations, in four requests one after another,
 * because each locks Slurm's controller for a moment. Nothing is ever changed in Slurm.
 *
 * <p>The version of the API is found out with the first asking, and again when the server does not know it any more.
 * Answers are read as a stream; a fetch of 14,000 nodes and 50,000 jobs keeps only what it returns. Safe for concurrent
 * use. The time limit is that of each request, from the look-up of the name to the last byte.
 */
public final class SlurmrestdWorkloadSource implements WorkloadSource {
    private static final Logger LOG = LoggerFactory.getLogger(SlurmrestdWorkloadSource.class);

    private final String address;
    private final @Nullable ApiVersion configured;
    private final SlurmrestdClient client;
    private final InstantSource clock;
    private final Limits limits;
    private volatile @Nullable ApiVersion version;

    private SlurmrestdWorkloadSource(
            String address,
            @Nullable ApiVersion configured,
            SlurmrestdClient client,
            InstantSource clock,
            Limits limits) {
        this.address = address;
        this.configured = configured;
        this.version = configured;
        this.client = client;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Opens a source; nothing is sent yet.
     *
     * @param settings the address may have a path, below which {@code /slurm} and {@code /openapi} are
     * @param clock says when it was asked
     * @throws IllegalArgumentException when the settings cannot work: an address that is none, a version that is too
     *     old, a TLS file that cannot be read; the message says which, and holds no secret
     */
    public static SlurmrestdWorkloadSource open(SlurmrestdSettings settings, InstantSource clock) {
        return open(settings, clock, Limits.DEFAULT);
    }

    static SlurmrestdWorkloadSource open(SlurmrestdSettings settings, InstantSource clock, Limits limits) {
        Duration timeout = settings.timeout();
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("slurmrestd: the timeout must be more than 0 s");
        }
        ApiVersion configured = configured(settings.version());
        TokenHeaders who = new TokenHeaders(settings.user(), settings.token());
        URI url = settings.url();
        String address;
        Transport transport;
        if (url != null) {
            ServerAddress.require("slurmrestd: ", url, "http://host:6820");
            address = ServerAddress.text(url);
            if (url.getScheme().equalsIgnoreCase("https") && !settings.verifyTls()) {
                LOG.warn("slurmrestd: the certificate of {} is not checked", url);
            }
            Tls tls = new Tls(settings.verifyTls(), settings.caFile(), null, null);
            transport = Transport.http(url, timeout, tls, who, NameResolver.SYSTEM);
        } else {
            Path socket = Path.of(Objects.requireNonNull(settings.socket()));
            address = "unix:" + socket;
            transport = Transport.unix(socket, who);
        }
        SlurmrestdClient client = new SlurmrestdClient(
                url == null ? "http://localhost" : address,
                "slurmrestd at " + address,
                timeout,
                limits.bytes(),
                who,
                transport);
        return new SlurmrestdWorkloadSource(address, configured, client, clock, limits);
    }

    private static @Nullable ApiVersion configured(String text) {
        if (text.equals(SlurmrestdSettings.AUTO)) {
            return null;
        }
        Optional<ApiVersion> version = ApiVersion.parse(text);
        if (version.isEmpty() || version.get().compareTo(ApiVersion.OLDEST) < 0) {
            throw new IllegalArgumentException("slurmrestd: the version '" + text + "' is not known; allowed: auto, "
                    + ApiVersion.OLDEST + " to " + ApiVersion.NEWEST);
        }
        return version.get();
    }

    @Override
    public String name() {
        ApiVersion spoken = version;
        return "slurmrestd " + address + (spoken == null ? "" : " " + spoken);
    }

    @Override
    public Workload fetch() throws WorkloadException {
        Instant asked = clock.instant();
        ApiVersion spoken = version;
        try {
            return fetch(asked, spoken == null ? detected() : spoken);
        } catch (NotOffered e) {
            if (configured != null) {
                throw new WorkloadException("slurmrestd at " + address + " does not offer " + configured
                        + " (HTTP 404); configure a version that it offers, or auto");
            }
            return fetchAnew(asked);
        }
    }

    /** Slurm was updated meanwhile, and left the version behind. */
    private Workload fetchAnew(Instant asked) throws WorkloadException {
        ApiVersion spoken = detected();
        try {
            return fetch(asked, spoken);
        } catch (NotOffered e) {
            throw new WorkloadException("slurmrestd at " + address + " says that it offers " + spoken
                    + ", and does not offer all of nodes, partitions, jobs and reservations");
        }
    }

    private ApiVersion detected() throws WorkloadException {
        ApiVersion found = VersionSearch.best(client, address);
        version = found;
        LOG.info("slurmrestd at {}: speaking {}", address, found);
        return found;
    }

    private Workload fetch(Instant asked, ApiVersion spoken) throws WorkloadException, NotOffered {
        String v = spoken.toString();
        SharedTexts texts = new SharedTexts(limits.jobNodes());
        Set<String> warnings = new TreeSet<>();
        List<SlurmNode> nodes = unique(
                "node",
                SlurmNode::name,
                list("nodes", limits.nodes(), new NodeReader(texts), api -> api.nodes(v), warnings));
        if (nodes.isEmpty()) {
            throw new WorkloadException("slurmrestd at " + address + " tells of no node at all");
        }
        List<SlurmPartition> partitions = unique(
                "partition",
                SlurmPartition::name,
                list("partitions", limits.nodes(), new PartitionReader(), api -> api.partitions(v), warnings));
        List<SlurmJob> jobs = list("jobs", limits.jobs(), new JobReader(texts), api -> api.jobs(v), warnings);
        List<SlurmReservation> reservations = list(
                "reservations", limits.nodes(), new ReservationReader(texts), api -> api.reservations(v), warnings);
        return new Workload(asked, nodes, partitions, jobs, reservations, new ArrayList<>(warnings));
    }

    private <T> List<T> list(
            String what, int most, AnswerReader.Entry<T> entry, SlurmrestdClient.Call call, Set<String> warnings)
            throws WorkloadException, NotOffered {
        AnswerReader.Told<T> told = client.ask(what, call, body -> AnswerReader.read(body, what, most, entry));
        warnings.addAll(told.warnings());
        return told.entries();
    }

    /** Sorted by name. */
    private <T> List<T> unique(String what, Function<T, String> name, List<T> things) throws WorkloadException {
        Set<String> names = new HashSet<>();
        for (T thing : things) {
            if (!names.add(name.apply(thing))) {
                throw new WorkloadException(
                        "slurmrestd at " + address + " tells of the " + what + " '" + name.apply(thing) + "' twice");
            }
        }
        return things.stream().sorted(Comparator.comparing(name)).toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
