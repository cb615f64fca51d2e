package dev.rackstate.domain.slurm;

import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A workload in a building: which Slurm node is which node of it, what its state means, and which jobs and reservations
 * stand where. Immutable and safe to share.
 *
 * <p>Slurm nodes go by their number in {@link Workload#nodes()}. Joined once, in O(nodes + job nodes); look-ups by number
 * and by entity are array reads, and what is asked of a part of the building costs O(nodes in it).
 */
public final class PlacedWorkload {
    private static final int NONE = -1;

    private final Workload workload;
    private final CompiledTopology topology;
    private final String[] instances;
    private final int[] entities;
    private final String[] statuses;
    private final Severity[] severities;
    /** The Slurm node at each entity, or NONE; of several the one in the worst state. */
    private final int[] nodeAt;
    /** The nodes that have a place, ordered by entity. */
    private final int[] placed;

    private final WorkloadJobs jobs;
    private final List<int[]> reserved;

    private PlacedWorkload(Workload workload, CompiledTopology topology, NodeMapping mapping, StatusMap meanings) {
        this.workload = workload;
        this.topology = topology;
        int size = workload.nodes().size();
        instances = new String[size];
        entities = new int[size];
        statuses = new String[size];
        severities = new Severity[size];
        nodeAt = new int[topology.size()];
        Arrays.fill(nodeAt, NONE);
        NodeMapping.Translation translation = mapping.translation();
        StatusMap.Severities severityOf = meanings.severities();
        Map<SlurmNodeState, Severity> seen = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>(size * 2);
        for (int node = 0; node < size; node++) {
            SlurmNode slurm = workload.nodes().get(node);
            numbers.put(slurm.name(), node);
            instances[node] = translation.instanceOf(slurm.name());
            entities[node] = topology.first(EntityKind.NODE, instances[node]);
            statuses[node] = slurm.state().status();
            severities[node] = seen.computeIfAbsent(slurm.state(), severityOf::of);
            if (entities[node] != NONE) {
                stand(node, entities[node]);
            }
        }
        placed = IntStream.range(0, size)
                .filter(node -> entities[node] != NONE)
                .boxed()
                .sorted((a, b) -> Integer.compare(entities[a], entities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        jobs = new WorkloadJobs(workload, numbers);
        List<SlurmReservation> reservations = workload.reservations();
        reserved = reservations == null
                ? List.of()
                : reservations.stream()
                        .map(reservation -> WorkloadJobs.numbers(reservation.nodes(), numbers))
                        .toList();
    }

    private void stand(int node, int entity) {
        int other = nodeAt[entity];
        if (other == NONE || severities[node].isWorseThan(severities[other])) {
            nodeAt[entity] = node;
        }
    }

    /** Places a workload in a building. */
    public static PlacedWorkload of(
            Workload workload, CompiledTopology topology, NodeMapping mapping, StatusMap meanings) {
        return new PlacedWorkload(workload, topology, mapping, meanings);
    }

    /** No workload, in a building. */
    public static PlacedWorkload nothing(CompiledTopology topology) {
        Workload none = new Workload(Instant.EPOCH, List.of(), List.of(), null, null);
        return of(none, topology, NodeMapping.NONE, StatusMap.DEFAULT);
    }

    /** What the source told. */
    public Workload workload() {
        return workload;
    }

    /** The building. */
    public CompiledTopology topology() {
        return topology;
    }

    /** How many Slurm nodes there are. */
    public int size() {
        return entities.length;
    }

    /** A Slurm node. */
    public SlurmNode node(int node) {
        return workload.nodes().get(node);
    }

    /** What the node is called in the building, there or not. */
    public String instance(int node) {
        return instances[node];
    }

    /** The entity that the node is, or -1 when the building has none of that name. */
    public int entity(int node) {
        return entities[node];
    }

    /** The one word for the node's state. */
    public String status(int node) {
        return statuses[node];
    }

    /** What the node's state means. */
    public Severity severity(int node) {
        return severities[node];
    }

    /** The Slurm node that an entity is, or -1. When several are, that in the worst state. */
    public int nodeAt(int entity) {
        return nodeAt[entity];
    }

    /** All Slurm nodes. */
    public IntStream nodes() {
        return IntStream.range(0, entities.length);
    }

    /** The Slurm nodes in a part of the building, in its order. */
    public IntStream nodesWithin(int entity) {
        return Arrays.stream(placed, firstAt(entity), firstAt(topology.end(entity)));
    }

    /** The place in {@link #placed} of the first node at an entity or after it. */
    private int firstAt(int entity) {
        int low = 0;
        int high = placed.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entities[placed[middle]] < entity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The Slurm nodes that are nowhere in the building. */
    public IntStream unplaced() {
        return nodes().filter(node -> entities[node] == NONE);
    }

    /** The Slurm nodes that share their place in the building with one that is shown in their stead. */
    public IntStream hidden() {
        return nodes().filter(node -> entities[node] != NONE && nodeAt[entities[node]] != node);
    }

    /** Counts all Slurm nodes. */
    public Tally tally() {
        return Tally.of(this, nodes());
    }

    /** Counts the Slurm nodes in a part of the building. */
    public Tally tally(int entity) {
        return Tally.of(this, nodesWithin(entity));
    }

    /**
     * How many of some nodes are in which status, by partition. Every partition has every status that any Slurm node is
     * in, zero or not, so that all rows have the same columns.
     */
    public Map<String, Map<String, Integer>> byPartition(IntStream some) {
        Set<String> columns = new TreeSet<>(Arrays.asList(statuses));
        Map<String, Integer> zeros = new TreeMap<>();
        columns.forEach(status -> zeros.put(status, 0));
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        workload.partitions().forEach(partition -> counts.put(partition.name(), new TreeMap<>(zeros)));
        some.forEach(node -> node(node)
                .partitions()
                .forEach(partition -> counts.computeIfAbsent(partition, name -> new TreeMap<>(zeros))
                        .merge(statuses[node], 1, Integer::sum)));
        return counts;
    }

    /** The jobs that hold a node now, in the source's order; none when the source does not tell of jobs. */
    public List<SlurmJob> jobsOn(int node) {
        return jobs.on(IntStream.of(node));
    }

    /** How many jobs hold a node now. */
    public int jobCount(int node) {
        return jobs.count(node);
    }

    /** The jobs that hold any node in a part of the building now, each once, in the source's order. */
    public List<SlurmJob> jobsWithin(int entity) {
        return jobs.on(nodesWithin(entity));
    }

    /** The Slurm nodes of a job, those that Slurm itself does not list left out. */
    public int[] nodesOf(SlurmJob job) {
        return jobs.nodesOf(job);
    }

    /** The reservations with a node in a part of the building. */
    public List<SlurmReservation> reservationsWithin(int entity) {
        List<SlurmReservation> all = workload.reservations();
        List<SlurmReservation> within = new ArrayList<>();
        for (int i = 0; i < reserved.size() && all != null; i++) {
            if (Arrays.stream(reserved.get(i))
                    .anyMatch(node -> entities[node] != NONE && topology.isWithin(entities[node], entity))) {
                within.add(all.get(i));
            }
        }
        return within;
    }
}
