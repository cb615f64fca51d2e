package dev.rackstate.adapter.slurm;

import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.slurm.SlurmCluster;
import dev.rackstate.testkit.slurm.WorkloadSourceContract;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a real cluster holds, for the contract. */
abstract class RealSlurmContract extends WorkloadSourceContract {
    /** A cluster in which nothing changes any more by itself, with a job and a reservation. */
    static SlurmCluster clusterAtRest() {
        SlurmCluster.assumeInstalled();
        SlurmCluster cluster = SlurmCluster.start();
        cluster.run("scontrol", "update", "nodename=n[004-100,102-200]", "state=down", "reason=no power");
        cluster.run("scontrol", "update", "nodename=n002", "state=drain", "reason=fan");
        cluster.run(
                "scontrol",
                "create",
                "reservation",
                "reservationname=later",
                "starttime=now+1hour",
                "duration=60",
                "users=root",
                "nodes=n[001-002]");
        long job = cluster.submit("sleep 600", "--nodelist=n003", "--ntasks=2");
        Poll.until(
                "running job",
                Duration.ofSeconds(20),
                () -> cluster.run("squeue", "-h", "-j", "" + job, "-o", "%T")
                        .strip()
                        .equals("RUNNING"));
        return cluster;
    }

    @Override
    protected final Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        for (int number = 1; number <= SlurmCluster.NODES; number++) {
            statuses.put(String.format(Locale.ROOT, "n%03d", number), "down");
        }
        statuses.put("n001", "idle");
        statuses.put("n002", "drained");
        statuses.put("n003", "mixed");
        statuses.put("n101", "idle");
        return statuses;
    }

    @Override
    protected final Set<String> partitions() {
        return Set.of("all", "cpu", "gpu");
    }

    @Override
    protected final boolean tellsOfJobs() {
        return true;
    }
}
