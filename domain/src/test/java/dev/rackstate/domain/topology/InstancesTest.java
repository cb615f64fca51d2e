package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstancesTest {
    private static List<InstancePattern> patterns(String... texts) {
        return Stream.of(texts).map(InstancePattern::parse).toList();
    }

    @Test
    void nodes_ofNothingWrittenDown_areTheDeviceItself() {
        assertThat(Instances.NONE.nodes("pdu-a")).containsExactly(new Node("pdu-a", 1));
    }

    @Test
    void nodes_ofARange_sitInSlotsFromOne() {
        Instances range = new Instances.Range(InstancePattern.parse("c[08-10]"));

        assertThat(range.nodes("d")).containsExactly(new Node("c08", 1), new Node("c09", 2), new Node("c10", 3));
    }

    @Test
    void nodes_ofAList_areNumberedAfterExpansion() {
        Instances names = new Instances.Names(patterns("a", "b[1-2]", "c"));

        assertThat(names.nodes("d"))
                .containsExactly(new Node("a", 1), new Node("b1", 2), new Node("b2", 3), new Node("c", 4));
    }

    @Test
    void nodes_ofSlots_keepTheirSlotsAndOrder() {
        Map<Integer, InstancePattern> slots = new LinkedHashMap<>();
        slots.put(4, InstancePattern.parse("late"));
        slots.put(1, InstancePattern.parse("y[1-2]"));
        Instances written = new Instances.Slots(slots);
        slots.clear();

        assertThat(written.nodes("d")).containsExactly(new Node("late", 4), new Node("y1", 1), new Node("y2", 1));
    }

    @Test
    void nodes_ofAnEmptyListOrMap_areTheDeviceItself() {
        assertThat(new Instances.Names(List.of()).nodes("d")).containsExactly(new Node("d", 1));
        assertThat(new Instances.Slots(Map.of()).nodes("d")).containsExactly(new Node("d", 1));
    }
}
