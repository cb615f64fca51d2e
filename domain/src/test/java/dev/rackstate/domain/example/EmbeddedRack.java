package dev.rackstate.domain.example;

import dev.rackstate.domain.health.*;
import dev.rackstate.domain.propagation.*;
import dev.rackstate.domain.topology.*;
import java.util.List;
import java.util.Map;

public final class EmbeddedRack {
    public static void main(String[] arguments) {
        var plain = Aggregation.DEFAULT;
        var redundant = new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 1);
        var blades = new Device(
                "chassis-1",
                "Chassis 1",
                "blade",
                1,
                new Instances.Range(InstancePattern.parse("blade[01-02]")),
                Map.of(),
                redundant);
        var rack = new Rack(new RackId("r1"), "Rack 1", null, 42, null, List.of(blades), plain);
        var room = new Room(new RoomId("hall"), "Hall", null, null, List.of(), List.of(rack), plain);
        var site = new Site(new SiteId("dc"), "DC", null, null, List.of(room), plain);
        var topology = CompiledTopology.of(new Topology(List.of(site)));
        var tree = new HealthTree(topology);
        tree.set(topology.first(EntityKind.NODE, "blade01"), SeverityOrder.CRIT);
        tree.set(topology.first(EntityKind.NODE, "blade02"), SeverityOrder.OK);
        System.out.println("rack is " + tree.state(topology.first(EntityKind.RACK, "r1")));
    }
}
