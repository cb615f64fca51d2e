package dev.rackstate.benchmarks.process;

import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long one caller waits for the workload of 14,000 Slurm nodes: the list of all nodes with their places, and the
 * summary. Asked one after another over a connection that stays open, while the server goes on asking for the workload; the
 * time ends when the body is read.
 */
public final class SlurmReads implements Experiment {
    private static final String NODES = "/api/slurm/nodes";
    private static final String SUMMARY = "/api/slurm/summary";
    private static final int WARM_UP = 50;
    private static final int READS = 300;
    private static final long WAIT_MILLIS = 50;
    private static final int WAITS = 400;

    /** The experiment. */
    public SlurmReads() {}

    @Override
    public String id() {
        return "slurm";
    }

    @Override
    public String what() {
        return "reads of the workload of 14,000 Slurm nodes";
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        try (Rig rig = Rig.build()) {
            rig.switchOn("workload-slurm");
            Rig.Served server = rig.serve();
            try (Child process = server.process()) {
                awaitWorkload(rig, server.uri(), process);
                return List.of(
                        read(rig, server.uri(), "nodes", NODES, 30, progress),
                        read(rig, server.uri(), "summary", SUMMARY, 2, progress));
            }
        }
    }

    private static void awaitWorkload(Rig rig, URI server, Child process) throws IOException, InterruptedException {
        for (int i = 0; !rig.get(server, SUMMARY).contains("\"total_nodes\":" + Rig.NODES); i++) {
            process.requireAlive();
            if (i == WAITS) {
                throw new IOException("no workload of " + Rig.NODES + " nodes: " + rig.get(server, SUMMARY));
            }
            TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
        }
    }

    private static Measurement read(
            Rig rig, URI server, String id, String path, double budgetMillis, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("reads of " + path);
        double[] millis = new double[READS];
        int bytes = 0;
        for (int i = -WARM_UP; i < READS; i++) {
            long started = System.nanoTime();
            HttpResponse<String> answer = rig.answer(server, path);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
            bytes = answer.body().length();
        }
        return new Measurement(
                "slurm-" + id,
                path + " of 14,000 nodes, median",
                Statistics.median(millis),
                "ms",
                Basis.SPEED,
                Budget.atMost(budgetMillis),
                String.format(Locale.ROOT, "%,d bytes", bytes));
    }
}
