package dev.rackstate.domain.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Edit;
import dev.rackstate.domain.fixture.Evidence;
import dev.rackstate.domain.fixture.HealthDomain;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for every building, every aggregation and every evidence. */
@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class HealthTreeLawsTest {
    private static final int TRIES = 20_000;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void states_ofAnyBuilding_areWhatTheReducersSay(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        byte[] own = evidence.on(topology);
        HealthTree tree = new HealthTree(topology);

        tree.setAll(own);

        assertThat(tree.copyOfRanks()).isEqualTo(new Oracle(topology, own).ranks());
        assertThat(tree.copyOfOwn()).isEqualTo(own);
    }

    /** After every single edit, not only at the end. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void incremental_afterAnyEdits_equalsFull(
            @ForAll Building building, @ForAll Evidence start, @ForAll @Size(max = 30) List<Edit> edits) {
        CompiledTopology topology = building.compile();
        HealthTree incremental = new HealthTree(topology);
        incremental.setAll(start.on(topology));
        for (Edit edit : edits) {
            incremental.set(edit.entity(topology), edit.rank());

            HealthTree full = new HealthTree(topology);
            full.setAll(incremental.copyOfOwn());
            assertSame(incremental, full);
        }
    }

    /** All at once and one by one, with few changes and with many, in any order. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void setAll_ofAnySequence_equalsFull(@ForAll Building building, @ForAll @Size(max = 8) List<Evidence> sequence) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        for (Evidence evidence : sequence) {
            tree.setAll(evidence.on(topology));

            HealthTree full = new HealthTree(topology);
            full.setAll(evidence.on(topology));
            assertSame(tree, full);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void recompute_atAnyTime_changesNothing(@ForAll Building building, @ForAll @Size(max = 20) List<Edit> edits) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        HealthTree again = new HealthTree(topology);
        edits.forEach(edit -> {
            tree.set(edit.entity(topology), edit.rank());
            again.set(edit.entity(topology), edit.rank());
        });

        again.recompute();

        assertSame(tree, again);
    }

    private static void assertSame(HealthTree tree, HealthTree other) {
        assertThat(everything(tree)).isEqualTo(everything(other));
    }

    /** All that a tree knows: states, what passes on, and the tallies they come from. */
    private static int[] everything(HealthTree tree) {
        CompiledTopology topology = tree.topology();
        IntStream.Builder all = IntStream.builder();
        all.add(tree.overall().ordinal());
        for (int entity = 0; entity < topology.size(); entity++) {
            all.add(tree.rank(entity)).add(tree.own(entity)).add(tree.counts(entity) ? 1 : 0);
            if (!topology.is(entity, EntityKind.NODE)) {
                for (int rank = 0; rank < SeverityOrder.RANK_COUNT; rank++) {
                    all.add(tree.tallyAtOrWorse(entity, rank));
                }
            }
        }
        return all.build().toArray();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void states_whenEvidenceGetsWorse_neverGetBetter(
            @ForAll Building building,
            @ForAll Evidence evidence,
            @ForAll @Size(min = 1, max = 10) List<Edit> worsening) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        for (Edit edit : worsening) {
            int entity = edit.entity(topology);
            byte own = tree.own(entity);
            if (own == HealthTree.NONE && !topology.is(entity, EntityKind.NODE)) {
                continue; // First evidence on a container brings it into the count: nothing got worse.
            }
            byte[] before = tree.copyOfRanks();

            tree.set(entity, (byte) Math.max(tree.rank(entity), edit.rank()));

            assertThat(IntStream.range(0, before.length).allMatch(e -> tree.rank(e) >= before[e]))
                    .isTrue();
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void states_withoutAnyAggregation_areThePlainWorst(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = CompiledTopology.of(plain(building.topology()));
        byte[] own = evidence.on(topology);
        HealthTree tree = new HealthTree(topology);

        tree.setAll(own);

        int overall = HealthTree.NONE;
        for (int entity = 0; entity < topology.size(); entity++) {
            int expected = Oracle.plainWorst(topology, own, entity);
            assertThat((int) tree.rank(entity)).isEqualTo(expected < 0 ? SeverityOrder.UNKNOWN : expected);
            overall = topology.parent(entity) < 0 ? Math.max(overall, expected) : overall;
        }
        assertThat(tree.overall()).isSameAs(SeverityOrder.at(overall < 0 ? SeverityOrder.UNKNOWN : overall));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void states_withChildrenInAnotherOrder_areTheSame(
            @ForAll Building building, @ForAll Evidence evidence, @ForAll Random random) {
        CompiledTopology topology = building.compile();
        CompiledTopology shuffled = CompiledTopology.of(shuffled(building.topology(), random));
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        Map<String, Integer> places = IntStream.range(0, shuffled.size())
                .boxed()
                .collect(Collectors.toMap(shuffled::path, Function.identity()));
        HealthTree other = new HealthTree(shuffled);
        for (int entity = 0; entity < topology.size(); entity++) {
            other.set(places.get(topology.path(entity)), tree.own(entity));
        }

        for (int entity = 0; entity < topology.size(); entity++) {
            assertThat(other.state(places.get(topology.path(entity)))).isSameAs(tree.state(entity));
        }
        assertThat(other.overall()).isSameAs(tree.overall());
    }

    /** A container without evidence and without children that count is as good as not there. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void vacant_containers_countNowhere(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        byte[] own = evidence.on(topology);
        HealthTree tree = new HealthTree(topology);
        tree.setAll(own);
        Oracle oracle = new Oracle(topology, own);
        for (int entity = 0; entity < topology.size(); entity++) {
            if (oracle.rank(entity) < 0) {
                assertThat(tree.counts(entity)).isFalse();
                assertThat(tree.rank(entity)).isEqualTo(SeverityOrder.UNKNOWN);
            }
        }
    }

    /** Taking an ignored entity out of the building leaves all others as they are. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void ignored_devices_countNowhere(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        CompiledTopology without = CompiledTopology.of(
                mapDevices(building.topology(), device -> passesNothing(device.aggregation()) ? null : device));
        HealthTree other = new HealthTree(without);
        for (int entity = 0; entity < topology.size(); entity++) {
            int rest = find(without, topology.path(entity));
            if (rest >= 0) {
                other.set(rest, tree.own(entity));
            }
        }

        for (int entity = 0; entity < without.size(); entity++) {
            assertThat(other.state(entity)).isSameAs(tree.state(find(topology, without.path(entity))));
        }
    }

    private static boolean passesNothing(Aggregation aggregation) {
        return aggregation.edge().apply(SeverityOrder.CRIT) < 0;
    }

    private static int find(CompiledTopology topology, String path) {
        return IntStream.range(0, topology.size())
                .filter(entity -> topology.path(entity).equals(path))
                .findFirst()
                .orElse(-1);
    }

    private static Topology plain(Topology topology) {
        return map(topology, aggregation -> Aggregation.DEFAULT, device -> device, list -> {});
    }

    private static Topology shuffled(Topology topology, Random random) {
        return map(topology, Function.identity(), device -> device, list -> Collections.shuffle(list, random));
    }

    private static Topology mapDevices(Topology topology, Function<Device, Device> device) {
        return map(topology, Function.identity(), device, list -> {});
    }

    private interface Arrange {
        void arrange(List<?> list);
    }

    private static Topology map(
            Topology topology,
            Function<Aggregation, Aggregation> as,
            Function<Device, Device> device,
            Arrange arrange) {
        Function<Rack, Rack> rack = r -> new Rack(
                r.id(),
                r.name(),
                r.templateId(),
                r.uHeight(),
                r.aisleId(),
                each(r.devices(), d -> withAggregation(device.apply(d), as), arrange),
                as.apply(r.aggregation()));
        Function<Aisle, Aisle> aisle =
                a -> new Aisle(a.id(), a.name(), each(a.racks(), rack, arrange), as.apply(a.aggregation()));
        Function<Room, Room> room = r -> new Room(
                r.id(),
                r.name(),
                null,
                null,
                each(r.aisles(), aisle, arrange),
                each(r.standaloneRacks(), rack, arrange),
                as.apply(r.aggregation()));
        Function<Site, Site> site =
                s -> new Site(s.id(), s.name(), null, null, each(s.rooms(), room, arrange), as.apply(s.aggregation()));
        return new Topology(each(topology.sites(), site, arrange));
    }

    private static Device withAggregation(Device device, Function<Aggregation, Aggregation> as) {
        return device == null
                ? null
                : new Device(
                        device.id(),
                        device.name(),
                        device.templateId(),
                        device.uPosition(),
                        device.instances(),
                        device.labels(),
                        as.apply(device.aggregation()));
    }

    private static <T> List<T> each(List<T> list, Function<T, T> map, Arrange arrange) {
        List<T> mapped = new ArrayList<>();
        for (T item : list) {
            T made = map.apply(item);
            if (made != null) {
                mapped.add(made);
            }
        }
        arrange.arrange(mapped);
        return mapped;
    }
}
