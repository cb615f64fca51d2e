package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.edit.TopologyChange.AddAisles;
import dev.rackstate.domain.edit.TopologyChange.AddDevice;
import dev.rackstate.domain.edit.TopologyChange.AddRack;
import dev.rackstate.domain.edit.TopologyChange.AddRoom;
import dev.rackstate.domain.edit.TopologyChange.AddSite;
import dev.rackstate.domain.edit.TopologyChange.AddStandaloneRack;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ArrangeRacks;
import dev.rackstate.domain.edit.TopologyChange.MoveRack;
import dev.rackstate.domain.edit.TopologyChange.OfDevice;
import dev.rackstate.domain.edit.TopologyChange.OrderRacks;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveAisle;
import dev.rackstate.domain.edit.TopologyChange.RemoveDevice;
import dev.rackstate.domain.edit.TopologyChange.RemoveRack;
import dev.rackstate.domain.edit.TopologyChange.RemoveRoom;
import dev.rackstate.domain.edit.TopologyChange.RemoveSite;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.fixture.EditDomain;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every building and every change. */
@Domain(EditDomain.class)
@Domain(DomainContext.Global.class)
class TopologyEditorLawsTest {
    private static final int TRIES = 10_000;

    private static Optional<Topology> apply(TopologyChange change, Topology topology) {
        try {
            return Optional.of(TopologyEditor.apply(change, topology, EditDomain.CATALOG));
        } catch (ChangeRefusedException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static Topology must(TopologyChange change, Topology topology) {
        return apply(change, topology).orElseThrow();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void building_afterAnyChanges_canBeNumberedAndReadBack(
            @ForAll Topology topology, @ForAll @Size(max = 8) List<TopologyChange> changes) {
        Topology now = topology;
        for (TopologyChange change : changes) {
            now = apply(change, now).orElse(now);
        }

        CompiledTopology.of(now);
        assertDistinct(now.sites(), Site::id);
        for (Site site : now.sites()) {
            assertDistinct(site.rooms(), Room::id);
            for (Room room : site.rooms()) {
                assertDistinct(room.aisles(), Aisle::id);
                assertDistinct(room.standaloneRacks(), Rack::id);
                room.aisles().forEach(aisle -> assertDistinct(aisle.racks(), Rack::id));
            }
        }
        racks(now).forEach(rack -> assertDistinct(rack.devices(), Device::id));
    }

    private static <T> void assertDistinct(List<T> list, Function<T, ?> id) {
        assertThat(list).extracting(id).doesNotHaveDuplicates();
    }

    /** Whatever stands badly afterwards stood just as badly before. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void change_ofAnything_makesNoDeviceStandBadly(@ForAll Topology topology, @ForAll TopologyChange change) {
        Map<String, Integer> before = badlyPlaced(topology);

        Map<String, Integer> after = badlyPlaced(apply(change, topology).orElse(topology));

        after.forEach((fault, count) -> assertThat(count).as(fault).isLessThanOrEqualTo(before.getOrDefault(fault, 0)));
    }

    private static Map<String, Integer> badlyPlaced(Topology topology) {
        Map<String, Integer> faults = new HashMap<>();
        for (Rack rack : racks(topology)) {
            for (Device device : rack.devices()) {
                String what = rack.id() + ": " + standing(device);
                if (device.uPosition() < 1 || device.uPosition() + Math.max(1, height(device)) - 1 > rack.uHeight()) {
                    faults.merge(what + " sticks out", 1, Integer::sum);
                }
                for (Device other : rack.devices()) {
                    if (other.id().compareTo(device.id()) > 0 && sharesUnit(device, other)) {
                        faults.merge(what + " lies on " + standing(other), 1, Integer::sum);
                    }
                }
            }
        }
        return faults;
    }

    private static String standing(Device device) {
        return device.id() + " (" + height(device) + "U at U" + device.uPosition() + ")";
    }

    private static int height(Device device) {
        return device.templateId().equals("gone") ? 1 : device.templateId().charAt(0) - '0';
    }

    private static boolean sharesUnit(Device one, Device other) {
        for (int unit = 1; unit < 20; unit++) {
            if (takes(one, unit) && takes(other, unit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takes(Device device, int unit) {
        return device.uPosition() >= 1 && unit >= device.uPosition() && unit < device.uPosition() + height(device);
    }

    /** What is equal afterwards is the very same object. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void change_ofAnything_sharesWhatItLeaves(@ForAll Topology topology, @ForAll TopologyChange change) {
        Topology after = apply(change, topology).orElse(topology);

        if (after.equals(topology)) {
            assertThat(after).isSameAs(topology);
        }
        Map<Object, Object> before = new LinkedHashMap<>();
        parts(topology).forEach((path, part) -> before.put(path, part));
        parts(after).forEach((path, part) -> {
            if (part.equals(before.get(path))) {
                assertThat(part).as(path).isSameAs(before.get(path));
            }
        });
    }

    private static Map<String, Object> parts(Topology topology) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Site site : topology.sites()) {
            parts.put(site.id().value(), site);
            for (Room room : site.rooms()) {
                String path = site.id() + "/" + room.id();
                parts.put(path, room);
                room.standaloneRacks().forEach(rack -> parts.put(path + "//" + rack.id(), rack));
                for (Aisle aisle : room.aisles()) {
                    parts.put(path + "/" + aisle.id(), aisle);
                    aisle.racks().forEach(rack -> parts.put(path + "/" + aisle.id() + "/" + rack.id(), rack));
                }
            }
        }
        return parts;
    }

    /** A change of devices touches one rack, and of that nothing but its devices. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void change_ofDevices_touchesOneRack(@ForAll Topology topology, @ForAll TopologyChange change) {
        Topology after = change instanceof OfDevice ? apply(change, topology).orElse(topology) : topology;
        Map<String, Object> before = parts(topology);
        List<Rack> touched = new ArrayList<>();
        parts(after).forEach((path, part) -> {
            if (part instanceof Rack rack && !rack.equals(before.get(path))) {
                touched.add(rack);
                assertThat(rack.withDevices(List.of())).isEqualTo(((Rack) before.get(path)).withDevices(List.of()));
            }
        });

        assertThat(touched).hasSizeLessThanOrEqualTo(1);
        assertThat(parts(after)).containsOnlyKeys(before.keySet());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void change_madeAgain_changesNothingMore(@ForAll Topology topology, @ForAll TopologyChange change) {
        if (change.getClass().getSimpleName().startsWith("Change")) {
            apply(change, topology)
                    .ifPresent(after -> assertThat(must(change, after)).isSameAs(after));
        }
    }

    /** Any way of standing that names every rack is taken, and no rack comes or goes. */
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void arrangement_ofAllRacks_keepsEachOfThem(@ForAll Topology topology, @ForAll Random random) {
        for (Site site : topology.sites()) {
            for (Room room : site.rooms()) {
                Map<String, List<String>> wanted = shuffled(room, random);

                Optional<Topology> after = apply(new ArrangeRacks(new RoomRef(site.id(), room.id()), wanted), topology);

                boolean possible = wanted.values().stream()
                        .allMatch(ids -> ids.stream().distinct().count() == ids.size());
                assertThat(after.isPresent()).isEqualTo(possible);
                after.ifPresent(arranged ->
                        assertThat(unplaced(arranged)).containsExactlyInAnyOrderElementsOf(unplaced(topology)));
            }
        }
    }

    private static Map<String, List<String>> shuffled(Room room, Random random) {
        Map<String, List<String>> wanted = new HashMap<>();
        room.aisles().forEach(aisle -> wanted.put(aisle.id().value(), new ArrayList<>()));
        List<String> aisles = List.copyOf(wanted.keySet());
        List<Rack> racks = new ArrayList<>();
        room.aisles().forEach(aisle -> racks.addAll(aisle.racks()));
        room.standaloneRacks().stream()
                .filter(rack -> !aisles.isEmpty() && random.nextBoolean())
                .forEach(racks::add);
        Collections.shuffle(racks, random);
        for (Rack rack : racks) {
            wanted.get(aisles.get(random.nextInt(aisles.size()))).add(rack.id().value());
        }
        return wanted;
    }

    private static List<Rack> unplaced(Topology topology) {
        return racks(topology).stream().map(rack -> rack.withAisleId(null)).toList();
    }

    private static List<Rack> racks(Topology topology) {
        return Spot.racks(topology).stream().map(Spot::rack).toList();
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void order_thereAndBack_restores(@ForAll Topology topology, @ForAll Random random) {
        for (Spot spot : Spot.racks(topology)) {
            if (spot.aisleId() != null) {
                AisleRef ref = new AisleRef(
                        spot.site().id(), spot.room().id(), spot.aisle().id());
                List<String> ids =
                        spot.racks().stream().map(rack -> rack.id().value()).toList();
                List<String> others = new ArrayList<>(ids);
                Collections.shuffle(others, random);

                Topology ordered = must(new OrderRacks(ref, others), topology);

                assertThat(must(new OrderRacks(ref, ids), ordered)).isEqualTo(topology);
            }
        }
    }

    /** A rack that says nothing of its aisle comes back as it was; one that does says the truth after a journey. */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void move_thereAndBack_restores(@ForAll Topology topology) {
        for (Spot from : Spot.racks(topology)) {
            RackRef rack = new RackRef(null, null, from.rack().id());
            if (Spot.racks(topology).stream().filter(is(from.rack())).count() > 1) {
                continue;
            }
            MoveRack home =
                    new MoveRack(rack, new RoomRef(from.site().id(), from.room().id()), from.aisleId(), from.rackAt());
            for (Spot to : Spot.racks(topology)) {
                RoomRef room = new RoomRef(to.site().id(), to.room().id());
                for (AisleId aisle : Arrays.asList(to.aisleId(), null)) {
                    Topology back = must(home, must(new MoveRack(rack, room, aisle, 0), topology));

                    boolean silent = from.rack().aisleId() == null;
                    assertThat(silent ? back : sayingNothing(back))
                            .isEqualTo(silent ? topology : sayingNothing(topology));
                }
            }
        }
    }

    private static Predicate<Spot> is(Rack rack) {
        return spot -> spot.rack().id().equals(rack.id());
    }

    private static Topology sayingNothing(Topology topology) {
        Topology now = topology;
        for (Spot spot : Spot.racks(topology)) {
            now = new Spot(now, spot.siteAt(), spot.roomAt(), spot.aisleAt(), spot.rackAt())
                    .with(spot.rack().withAisleId(null));
        }
        return now;
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void remove_afterAdd_restores(@ForAll Topology topology, @ForAll TopologyChange change) {
        List<TopologyChange> undo = undo(change);
        Topology now = apply(change, topology).orElse(null);
        if (now != null && !undo.isEmpty()) {
            for (TopologyChange step : undo) {
                now = must(step, now);
            }
            assertThat(now).isEqualTo(topology);
        }
    }

    private static List<TopologyChange> undo(TopologyChange change) {
        if (change instanceof AddSite add) {
            return List.of(new RemoveSite(add.id()));
        }
        if (change instanceof AddRoom add) {
            return List.of(new RemoveRoom(new RoomRef(add.site(), add.id())));
        }
        if (change instanceof AddAisles add) {
            RoomRef room = add.room();
            return add.aisles().stream()
                    .<TopologyChange>map(aisle -> new RemoveAisle(new AisleRef(room.site(), room.room(), aisle.id())))
                    .toList();
        }
        if (change instanceof AddRack add) {
            return List.of(new RemoveRack(new RackRef(null, null, add.id())));
        }
        if (change instanceof AddStandaloneRack add) {
            return List.of(new RemoveRack(new RackRef(null, null, add.id())));
        }
        if (change instanceof AddDevice add) {
            return List.of(new RemoveDevice(add.rack(), add.device().id()));
        }
        return List.of();
    }

    /** What the laws say is said of every kind of change: each is made somewhere, and refused somewhere. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void change_ofEveryKind_isMadeAndRefused(@ForAll Topology topology, @ForAll TopologyChange change) {
        Statistics.collect(change.getClass(), apply(change, topology).isPresent());

        Statistics.coverage(coverage -> kinds(TopologyChange.class).forEach(kind -> {
            coverage.check(kind, true).count(made -> made > 0);
            coverage.check(kind, false).count(refused -> refused > 0);
        }));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TopologyEditorLawsTest::kinds)
                : Stream.of(type);
    }
}
