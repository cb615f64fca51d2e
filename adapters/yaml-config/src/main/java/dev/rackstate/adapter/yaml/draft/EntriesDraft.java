package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.EntryTree;
import dev.rackstate.adapter.yaml.tree.InterventionTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.slurm.NodeMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Other maintenances, accounts and mappings as edits of their files. Entries that could not be read stay where they are. */
public final class EntriesDraft {
    private final Edits edits;
    private final Trees trees;

    /** A draft. */
    public EntriesDraft(Edits edits) {
        this.edits = edits;
        this.trees = new Trees(edits);
    }

    /** Works out other planned work. */
    public void work(Path file, List<Maintenance> before, List<Maintenance> after) throws NotWritableException {
        if (!before.equals(after)) {
            EntryTree.changeWork(trees.openOrMake(file), before, after);
            trees.write();
        }
    }

    /** Works out other things to do to the simulated machine room. */
    public void simulation(Path file, SimulationSettings before, Wanted.Simulation after) throws NotWritableException {
        if (!before.overrides().equals(after.overrides()) || !before.incidents().equals(after.incidents())) {
            Map<String, @Nullable Object> tree = trees.openOrMake(file);
            InterventionTree.changeOverrides(tree, before.overrides(), after.overrides());
            InterventionTree.changeIncidents(tree, before.incidents(), after.incidents());
            trees.write();
        }
    }

    /** Works out another mapping of Slurm's nodes. */
    public void mapping(Path file, NodeMapping before, NodeMapping after) throws NotWritableException {
        if (!before.equals(after) || !edits.exists(file)) {
            Map<String, @Nullable Object> tree = trees.openOrMake(file);
            EntryTree.changeMapping(tree, after);
            trees.write();
        }
    }

    /** Works out other accounts. */
    public void people(Path file, Accounts before, Accounts after) throws NotWritableException {
        if (!before.equals(after)) {
            Map<String, @Nullable Object> tree = trees.openOrMake(file);
            EntryTree.changeUsers(tree, before.users(), after.users());
            EntryTree.changeKeys(tree, before.apiKeys(), after.apiKeys());
            trees.write();
            edits.keepPrivate(file);
        }
    }
}
