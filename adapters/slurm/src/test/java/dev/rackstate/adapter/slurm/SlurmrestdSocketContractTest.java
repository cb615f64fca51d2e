package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.testkit.slurm.SlurmCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The promises of the workload port, kept by a real Slurm over a Unix socket. */
class SlurmrestdSocketContractTest extends RealSlurmContract {
    private static SlurmCluster cluster;
    private static SlurmrestdWorkloadSource source;

    @BeforeAll
    static void start() {
        cluster = clusterAtRest();
        source = TestSource.at(cluster.socket())
                .as(cluster.user(), cluster.tokenFile())
                .open();
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            source.close();
            cluster.close();
        }
    }

    @Override
    protected WorkloadSource source() {
        return source;
    }

    @Override
    protected WorkloadSource unreachable() {
        return TestSource.at(Path.of("/nowhere/slurmrestd.socket")).open();
    }
}
