package dev.rackstate.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.evaluation.CheckTargets;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Rack;
import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MachineGeneratorTest {
    private static CompiledTopology compiled(int nodes) {
        return CompiledTopology.of(
                MachineGenerator.generate(MachineShape.complete(nodes)).topology());
    }

    @Property(tries = 200)
    void machine_ofAnySize_hasExactlySoManyNodesAndNoIdTwice(@ForAll @IntRange(min = 1, max = 20_000) int nodes) {
        CompiledTopology topology = compiled(nodes);

        assertThat(topology.count(EntityKind.NODE)).isEqualTo(nodes);
        for (EntityKind kind : EntityKind.values()) {
            assertThat(topology.repeats(kind)).as("%s ids repeat", kind).isFalse();
        }
    }

    @Test
    void machine_of14000Nodes_hasTheShapeOfALargeMachine() {
        CompiledTopology topology = compiled(14_000);

        assertThat(topology.count(EntityKind.RACK)).isEqualTo(190);
        assertThat(topology.count(EntityKind.AISLE)).isEqualTo(10);
        assertThat(topology.count(EntityKind.ROOM)).isEqualTo(2);
        assertThat(topology.count(EntityKind.SITE)).isEqualTo(1);
        int rack = topology.first(EntityKind.RACK, "rack-000001");
        assertThat(topology.within(rack, EntityKind.DEVICE).count()).isEqualTo(20);
        assertThat(topology.within(rack, EntityKind.NODE).count()).isEqualTo(74);
        assertThat(topology.path(topology.end(rack) - 1))
                .isEqualTo("site-001/hall-0001/aisle-00001/rack-000001/rack-000001-esw2/rack-000001-esw2");
    }

    @Test
    void machine_madeTwice_isTheSame() {
        CompiledTopology once = compiled(2_000);
        CompiledTopology again = compiled(2_000);

        assertThat(IntStream.range(0, once.size()).mapToObj(once::path))
                .containsExactlyElementsOf(
                        IntStream.range(0, again.size()).mapToObj(again::path).toList());
    }

    @Test
    void devices_ofARack_fitAndDoNotOverlap() {
        Machine machine = MachineGenerator.generate(MachineShape.complete(300));
        CompiledTopology topology = CompiledTopology.of(machine.topology());

        topology.all(EntityKind.RACK).mapToObj(topology::rack).forEach(rack -> {
            BitSet taken = new BitSet();
            for (Device device : rack.devices()) {
                int height = machine.catalog()
                        .device(device.templateId())
                        .map(DeviceTemplate::uHeight)
                        .orElseThrow();
                for (int u = device.uPosition(); u < device.uPosition() + height; u++) {
                    assertThat(taken.get(u))
                            .as("U %d of %s taken twice", u, rack.id())
                            .isFalse();
                    taken.set(u);
                }
            }
            assertThat(taken.length() - 1).isLessThanOrEqualTo(rack.uHeight()).isLessThanOrEqualTo(Rack.MAX_HEIGHT);
        });
    }

    @Test
    void checks_ofACompleteMachine_applyToEverythingOfTheirScope() {
        Machine machine = MachineGenerator.generate(MachineShape.complete(740));
        CompiledTopology topology = CompiledTopology.of(machine.topology());
        CheckTargets targets = CheckTargets.of(topology, machine.catalog(), machine.checks());

        assertThat(targets.checks()).hasSize(10);
        targets.checks()
                .forEach(check -> assertThat(targets.of(check))
                        .as(check.id())
                        .hasSize(
                                switch (check.scope()) {
                                    case NODE -> 740;
                                    case CHASSIS -> 10 * MachineGenerator.CHASSIS_PER_RACK;
                                    case RACK -> 10;
                                }));
    }

    @Test
    void shape_outOfRange_saysWhatIsAllowed() {
        assertThatThrownBy(() -> MachineShape.complete(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a machine has 1 to 10000000 nodes, not 0");
        assertThatThrownBy(() -> MachineShape.checked(1, 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 0 to 10 checks, not 11");
    }
}
