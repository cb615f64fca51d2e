package dev.rackstate.testkit.slurm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory of a cluster and what stands in it. Others may pass through the directory and not look around:
 * slurmrestd runs as somebody else.
 *
 * <p>Nothing is contained or accounted ({@code proctrack/linuxproc}, {@code task/none}), so that it also runs where
 * there are no cgroups. Nodes without a slurmd have closed ports.
 */
record ClusterFiles(Path directory) {
    /** What the names of such directories begin with. */
    static final String PREFIX = "rackstate-slurm-";

    /**
     * How long the controller waits for a node.
     *
     * @param message for the answer to one message
     * @param slurmd for any answer, before it calls the node down
     */
    record Patience(Duration message, Duration slurmd) {
        /** A busy machine does not make a node look dead. */
        static final Patience LONG = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(300));
        /** As little as works. */
        static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    /** Makes the directory with keys; the configuration follows once the ports are known. */
    static ClusterFiles create() throws IOException {
        Path directory = Files.createTempDirectory(ownPrefix());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        ClusterFiles files = new ClusterFiles(directory);
        secret(files.mungeKey(), 1024);
        secret(files.jwtKey(), 32);
        Files.createDirectory(directory.resolve("state"));
        Files.createDirectory(directory.resolve("spool"));
        Files.createDirectory(files.restSocket().getParent());
        Files.setPosixFilePermissions(files.restSocket().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        for (int gpu = 0; gpu < SlurmCluster.GPUS; gpu++) {
            Files.createFile(directory.resolve("gpu" + gpu));
        }
        return files;
    }

    private static String ownPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    boolean isOfThisJvm() {
        return directory.getFileName().toString().startsWith(ownPrefix());
    }

    /** Locks the file that says whose the directory is, before it is there to be seen. */
    FileChannel own() throws IOException {
        Path hidden = directory.resolve("owner.new");
        FileChannel file = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.lock();
        Files.move(hidden, owner());
        return file;
    }

    private static void secret(Path file, int length) throws IOException {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    /**
     * Writes the configuration.
     *
     * @param slurmdPorts of the nodes with a slurmd
     * @param closedPorts the first of as many ports as there are nodes, at which nobody listens
     * @param patience how long the controller waits for a node
     */
    void configure(int controllerPort, Map<String, Integer> slurmdPorts, int closedPorts, Patience patience)
            throws IOException {
        String host =
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().replaceFirst("\\..*", "");
        StringBuilder text = new StringBuilder();
        for (String line : List.of(
                "ClusterName=testkit",
                "SlurmctldHost=" + host + "(127.0.0.1)",
                "SlurmctldPort=" + controllerPort,
                "SlurmUser=" + System.getProperty("user.name"),
                "SlurmdUser=" + System.getProperty("user.name"),
                "AuthType=auth/munge",
                "AuthInfo=socket=" + mungeSocket(),
                "AuthAltTypes=auth/jwt",
                "AuthAltParameters=jwt_key=" + jwtKey(),
                "CredType=cred/munge",
                "StateSaveLocation=" + directory.resolve("state"),
                "SlurmctldPidFile=" + directory.resolve("slurmctld.pid"),
                "SlurmdSpoolDir=" + directory.resolve("spool/%n"),
                "SlurmdPidFile=" + directory.resolve("slurmd-%n.pid"),
                "ProctrackType=proctrack/linuxproc",
                "TaskPlugin=task/none",
                "JobAcctGatherType=jobacct_gather/none",
                "SwitchType=switch/none",
                "MpiDefault=none",
                "SelectType=select/cons_tres",
                "SelectTypeParameters=CR_Core",
                "SlurmdParameters=config_overrides",
                "MailProg=/bin/true",
                "RebootProgram=/bin/true",
                "ReturnToService=2",
                "TCPTimeout=1",
                "TreeWidth=65533",
                "MessageTimeout=" + patience.message().toSeconds(),
                "SlurmdTimeout=" + patience.slurmd().toSeconds(),
                "KillWait=1",
                "GresTypes=gpu")) {
            text.append(line).append('\n');
        }
        for (int number = 1; number <= SlurmCluster.NODES; number++) {
            String name = SlurmCluster.node(number);
            text.append("NodeName=").append(name).append(" NodeHostname=localhost NodeAddr=127.0.0.1 Port=");
            Integer port = slurmdPorts.get(name);
            text.append(port == null ? closedPorts + number - 1 : port);
            text.append(" CPUs=")
                    .append(SlurmCluster.CPUS)
                    .append(" RealMemory=")
                    .append(SlurmCluster.MEMORY_MIB);
            if (number > SlurmCluster.NODES / 2) {
                text.append(" Gres=gpu:a100:").append(SlurmCluster.GPUS);
            }
            text.append('\n');
        }
        text.append("PartitionName=all Nodes=n[001-200] Default=YES\n");
        text.append("PartitionName=cpu Nodes=n[001-100] MaxTime=60\n");
        text.append("PartitionName=gpu Nodes=n[101-200]\n");
        write("slurm.conf", text.toString());
        write("gres.conf", "NodeName=n[101-200] Name=gpu Type=a100 File=" + directory + "/gpu[0-3]\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    Path configuration() {
        return directory.resolve("slurm.conf");
    }

    /** The JVM that started the cluster holds a lock on it. */
    Path owner() {
        return directory.resolve("owner");
    }

    Path mungeKey() {
        return directory.resolve("munge.key");
    }

    Path mungeSocket() {
        return directory.resolve("munge.socket");
    }

    Path jwtKey() {
        return directory.resolve("jwt.key");
    }

    Path token() {
        return directory.resolve("token");
    }

    Path restSocket() {
        return directory.resolve("rest/socket");
    }

    /** Deletes the directory with all that is in it. */
    void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
