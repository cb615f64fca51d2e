package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.SlurmStateCheck;
import dev.rackstate.domain.slurm.SlurmStateCheck.Answer;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Slurm's states say about the health of one building: a column like that of a check, made of what is known of the
 * workload whenever that has changed. Nobody is asked for it, so it keeps no round waiting.
 *
 * <p>What is known may have been asked for or placed under another configuration, for who asks follows only once this
 * one is published. An answer to the same question is placed anew; after another question the findings stay as they
 * were.
 *
 * <p>Guarded by the lock of its {@link RoundEngine}.
 */
final class SlurmFindings {
    private final SlurmStateCheck check;
    private final SlurmSettings settings;
    private final Catalog catalog;
    private final CompiledTopology topology;
    private final ViewWorkload workload;
    private Known judged;
    private CheckColumn column;

    private SlurmFindings(
            SlurmStateCheck check,
            Configuration configuration,
            CompiledTopology topology,
            ViewWorkload workload,
            History history,
            Instant now) {
        this.check = check;
        this.settings = configuration.slurm();
        this.catalog = configuration.catalog();
        this.topology = topology;
        this.workload = workload;
        this.judged = workload.current();
        this.column = judge(judged, history, now);
    }

    /**
     * The findings under a configuration; null when Slurm's states do not count.
     *
     * @param history what was found before
     */
    static @Nullable SlurmFindings of(
            Configuration configuration,
            CompiledTopology topology,
            ViewWorkload workload,
            History history,
            Instant now) {
        return configuration
                .slurm()
                .check()
                .map(check -> new SlurmFindings(check, configuration, topology, workload, history, now))
                .orElse(null);
    }

    CheckColumn column() {
        return column;
    }

    /** Takes in what is known now. */
    @SuppressWarnings("ReferenceEquality") // what is known is the same object as long as nothing has changed
    void refresh(Instant now) {
        Known known = workload.current();
        if (known != judged) {
            judged = known;
            column = judge(known, History.of(column), now);
        }
    }

    private CheckColumn judge(Known known, History history, Instant now) {
        Instant asked = known.fetchedAt();
        String trouble = known.trouble();
        boolean ours = known.settings().asksLike(settings);
        if (ours && asked != null) {
            Answer answer = new Answer(placed(known), asked.toEpochMilli(), trouble, known.stale());
            return check.judge(answer, history, now.toEpochMilli());
        }
        if (ours && trouble != null) {
            return check.unanswered(expected(), trouble, history, now.toEpochMilli());
        }
        return check.unchanged(history);
    }

    private int[] expected() {
        return topology.all(EntityKind.NODE)
                .filter(node -> settings.expects(topology, node, catalog))
                .toArray();
    }

    @SuppressWarnings("ReferenceEquality") // the same building is meant; an equal one has numbers of its own
    private PlacedWorkload placed(Known known) {
        PlacedWorkload placed = known.placed();
        return placed.topology() == topology && known.settings().equals(settings)
                ? placed
                : PlacedWorkload.of(
                        placed.workload(), topology, settings.mapping().nodes(), settings.statuses());
    }
}
