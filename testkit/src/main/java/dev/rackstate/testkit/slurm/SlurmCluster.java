package dev.rackstate.testkit.slurm;

import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.slurm.ClusterFiles.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A real Slurm of 200 nodes, {@code n001} to {@code n200}: the first hundred in the partition {@code cpu}, the others,
 * with four GPUs each, in {@code gpu}, and all of them in {@code all}. A few have a real slurmd and run jobs; the
 * others never answer.
 *
 * <p>Started in a fraction of a second. Used by one thread; {@link #close} ends every process, those of jobs included,
 * and deletes the directory. What a killed JVM left behind is ended before the next start.
 */
public final class SlurmCluster implements AutoCloseable {
    /** How many nodes there are. */
    public static final int NODES = 200;
    /** Processors of each node. */
    public static final int CPUS = 4;
    /** Memory of each node, in MiB. */
    public static final int MEMORY_MIB = 1000;
    /** GPUs of each node that has some. */
    public static final int GPUS = 4;
    /** The nodes with a slurmd. */
    public static final List<String> LIVE_NODES = List.of("n001", "n002", "n003", "n101");

    private static final int ATTEMPTS = 3;
    private static final int CLOSED_PORTS = 17_001;
    private static final int LAST_CLOSED_PORTS = 30_000;

    private final ClusterFiles files;
    /** Locked as long as this JVM lives; see {@link Leftovers}. */
    private final FileChannel owner;

    private final ClusterProcesses processes;
    private final Thread atExit = new Thread(this::end);
    private int restPort;

    private SlurmCluster(ClusterFiles files) throws IOException {
        this.files = files;
        this.owner = files.own();
        this.processes = new ClusterProcesses(files);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Ends the running test as assumed away, with a printed reason, when a part of Slurm is not installed. */
    public static void assumeInstalled() {
        SlurmPrograms.assumeInstalled();
    }

    /**
     * Starts a cluster and waits until its nodes with a slurmd are idle. A free port can be taken by somebody else
     * before it is bound; then all of it is started again, three times at most.
     */
    public static SlurmCluster start() {
        return start(Patience.LONG);
    }

    /**
     * Starts a cluster that calls a node down within seconds, and now and then also one on a machine that is too busy.
     */
    public static SlurmCluster startImpatient() {
        return start(Patience.SHORT);
    }

    private static SlurmCluster start(Patience patience) {
        Leftovers.clear();
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(patience);
            } catch (AssertionError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SlurmCluster launch(Patience patience) throws IOException {
        SlurmCluster cluster = new SlurmCluster(ClusterFiles.create());
        try {
            cluster.startAll(patience);
            return cluster;
        } catch (AssertionError | IOException e) {
            cluster.close();
            throw e;
        }
    }

    private void startAll(Patience patience) throws IOException {
        Map<String, Integer> slurmdPorts = new LinkedHashMap<>();
        LIVE_NODES.forEach(node -> slurmdPorts.put(node, freePort()));
        int controllerPort = freePort();
        restPort = freePort();
        files.configure(controllerPort, slurmdPorts, closedPorts(), patience);
        startMunged();
        processes
                .start("slurmctld", List.of(SlurmPrograms.path(SlurmPrograms.SLURMCTLD), "-D", "-i"))
                .await(() -> listens(controllerPort));
        LIVE_NODES.forEach(this::startNode);
        startRest();
        renewToken(Duration.ofHours(1));
        Poll.until(
                "idle nodes",
                Duration.ofSeconds(20),
                () -> run("sinfo", "-h", "-N", "-p", "all", "-t", "idle", "-o", "%N")
                        .lines()
                        .toList()
                        .containsAll(LIVE_NODES));
    }

    private void startMunged() {
        Path directory = files.directory();
        List<String> command = List.of(
                SlurmPrograms.path(SlurmPrograms.MUNGED),
                "--foreground",
                "--key-file=" + files.mungeKey(),
                "--socket=" + files.mungeSocket(),
                "--log-file=" + directory.resolve("munged.log"),
                "--pid-file=" + directory.resolve("munged.pid"),
                "--seed-file=" + directory.resolve("munged.seed"));
        processes.start("munged", command).await(() -> Files.exists(files.mungeSocket()));
    }

    /** Starts the slurmd of a node, which then registers. */
    public void startNode(String node) {
        processes.start("slurmd-" + node, List.of(SlurmPrograms.path(SlurmPrograms.SLURMD), "-D", "-N", node));
    }

    /** Ends the slurmd of a node, as if the node had lost its power. */
    public void stopNode(String node) {
        processes.kill("slurmd-" + node);
    }

    /** Starts slurmrestd, at the same port every time. */
    public void startRest() {
        Map<String, String> environment = Map.of("SLURM_JWT", "daemon");
        startRest("slurmrestd", environment, "rest_auth/jwt", "127.0.0.1:" + restPort, "unix:" + files.restSocket())
                .await(() -> listens(restPort));
    }

    /**
     * Starts another slurmrestd, at a Unix socket where the kernel vouches for who asks: the user of this JVM needs no
     * token.
     *
     * @return the socket
     */
    public Path startLocalRest() {
        Path socket = files.restSocket().resolveSibling("local");
        startRest("slurmrestd-local", Map.of(), "rest_auth/local", "unix:" + socket)
                .await(() -> Files.exists(socket));
        return socket;
    }

    private Daemon startRest(String name, Map<String, String> environment, String authentication, String... where) {
        List<String> command = new ArrayList<>(List.of(SlurmPrograms.path(SlurmPrograms.SLURMRESTD)));
        if (isRoot()) {
            command.addAll(List.of("-u", "nobody"));
        }
        // Without accounting, the plugins that need it must be left out.
        command.addAll(List.of("-s", restPlugin(), "-a", authentication));
        command.addAll(List.of(where));
        Map<String, String> whole = new LinkedHashMap<>(environment);
        whole.put("SLURMRESTD_SECURITY", "disable_user_check,disable_unshare_files,disable_unshare_sysv");
        return processes.start(name, whole, command);
    }

    /** Ends slurmrestd. */
    public void stopRest() throws IOException {
        processes.stop("slurmrestd");
        Files.deleteIfExists(files.restSocket());
    }

    /** Up to 23.02 the plugin carries the version of the API. */
    private String restPlugin() {
        String version = run("slurmrestd", "-V").replaceFirst("[^0-9]*", "");
        int year = Integer.parseInt(version.substring(0, 2));
        return year < 23 || version.startsWith("23.02") ? "openapi/v0.0.38" : "slurmctld";
    }

    /** The name of a node by its number, from 1. */
    static String node(int number) {
        return String.format(Locale.ROOT, "n%03d", number);
    }

    /** Where slurmrestd listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + restPort);
    }

    /** The Unix socket at which slurmrestd listens, too. */
    public Path socket() {
        return files.restSocket();
    }

    /** The user of the token, who may also own jobs. */
    public String user() {
        return isRoot() ? "nobody" : System.getProperty("user.name");
    }

    /** A file with a token as {@code scontrol} prints it. */
    public Path tokenFile() {
        return files.token();
    }

    /** Puts a new token into the file. */
    public void renewToken(Duration life) throws IOException {
        String token = run("scontrol", "token", "username=" + user(), "lifespan=" + life.toSeconds());
        Files.writeString(tokenFile(), token, StandardCharsets.UTF_8);
    }

    /**
     * Hands in a job, as {@link #user}.
     *
     * @param script what it runs, in a shell
     * @param options more of {@code sbatch}
     * @return its number
     */
    public long submit(String script, String... options) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", "--output=/dev/null", "--chdir=/"));
        if (isRoot()) {
            command.add("--uid=" + user());
        }
        command.addAll(List.of(options));
        command.addAll(List.of("--wrap", script));
        return Long.parseLong(run(command.toArray(String[]::new)).strip());
    }

    /**
     * Runs one of Slurm's commands against this cluster.
     *
     * @return what it printed
     * @throws AssertionError when it fails
     */
    public String run(String... command) {
        return processes.run(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of {@link #NODES} ports below those that the system gives away, at which nobody listens. */
    private static int closedPorts() {
        return IntStream.iterate(CLOSED_PORTS, first -> first < LAST_CLOSED_PORTS, first -> first + NODES)
                .filter(first -> IntStream.range(first, first + NODES).allMatch(SlurmCluster::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there are no " + NODES + " closed ports in a row"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        processes.kill();
        try (owner) {
            files.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + files.directory(), e);
        }
    }
}
