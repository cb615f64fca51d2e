package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.testkit.slurm.SlurmCluster;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The promises of the workload port, kept by a real Slurm over TCP. */
class SlurmrestdContractTest extends RealSlurmContract {
    private static SlurmCluster cluster;
    private static SlurmrestdWorkloadSource source;

    @BeforeAll
    static void start() {
        cluster = clusterAtRest();
        source = TestSource.at(cluster.url())
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
        return TestSource.at(URI.create("http://127.0.0.1:1")).open();
    }
}
