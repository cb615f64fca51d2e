package dev.rackstate.testkit.fake;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that tells what the test wants it to tell. Safe for concurrent use. */
public final class HeldWorkloadSource implements WorkloadSource {
    private volatile Workload held = new Workload(Instant.EPOCH, List.of(), List.of(), null, null);
    private volatile @Nullable String failure;
    private volatile @Nullable Runnable meanwhile;
    private volatile int asked;
    private volatile boolean closed;

    /** A source of nothing. */
    public HeldWorkloadSource() {}

    /** What it tells from now on. */
    public HeldWorkloadSource tell(Workload workload) {
        held = workload;
        failure = null;
        return this;
    }

    /** From now on these nodes, {@code n1 idle} and so on, in the partition {@code all}. */
    public HeldWorkloadSource nodes(String... namesAndStates) {
        List<SlurmNode> nodes = new ArrayList<>();
        for (String text : namesAndStates) {
            String[] parts = text.split(" ", 2);
            nodes.add(new SlurmNode(
                    parts[0],
                    SlurmNodeState.parse(parts[1]),
                    List.of(parts[1]),
                    List.of("all"),
                    null,
                    null,
                    null,
                    SlurmNode.Use.UNKNOWN));
        }
        return tell(new Workload(
                Instant.EPOCH, nodes, List.of(new SlurmPartition("all", "up", nodes.size(), null)), null, null));
    }

    /** Fails from now on. */
    public void fail(String message) {
        failure = message;
    }

    /** Does something each time it is asked, before it answers; null ends that. */
    public void whenAsked(@Nullable Runnable action) {
        meanwhile = action;
    }

    /** How often it was asked. */
    public int asked() {
        return asked;
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized Workload fetch() throws WorkloadException {
        asked++;
        Runnable action = meanwhile;
        if (action != null) {
            action.run();
        }
        String message = failure;
        if (message != null) {
            throw new WorkloadException(message);
        }
        return held;
    }

    @Override
    public String name() {
        return "held";
    }

    @Override
    public void close() {
        closed = true;
    }
}
