package dev.rackstate.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricLibraryTest {
    private static MetricDefinition metric(String id, String name) {
        MetricDefinition.Display display = new MetricDefinition.Display(
                "W", "line", null, MetricDefinition.Display.DEFAULT_TIME_RANGES, "24h", "avg", Map.of(), Map.of());
        return new MetricDefinition(id, name, null, "node_power_watts", Map.of(), display, null, List.of());
    }

    @Test
    void library_ofRepeatedIds_keepsTheFirstInFileOrder() {
        MetricLibrary library =
                new MetricLibrary(List.of(metric("power", "first"), metric("heat", "heat"), metric("power", "second")));

        assertThat(library.all()).extracting(MetricDefinition::name).containsExactly("first", "heat");
        assertThat(library.find("power")).map(MetricDefinition::name).contains("first");
        assertThat(library.find("none")).isEmpty();
        assertThat(MetricLibrary.EMPTY.all()).isEmpty();
    }

    @Test
    void definition_collections_areCopiedInOrder() {
        Map<String, String> labels = new LinkedHashMap<>(Map.of("job", "ipmi"));
        List<String> tags = new ArrayList<>(List.of("power"));
        Map<String, Double> thresholds = new LinkedHashMap<>();
        thresholds.put("warn", 80.0);
        thresholds.put("crit", 90.0);
        MetricDefinition.Display display =
                new MetricDefinition.Display("W", "line", null, List.of("1h"), "1h", "avg", thresholds, Map.of());
        MetricDefinition definition = new MetricDefinition("p", "P", null, "m", labels, display, null, tags);

        labels.clear();
        tags.clear();
        thresholds.clear();

        assertThat(definition.labels()).containsEntry("job", "ipmi");
        assertThat(definition.tags()).containsExactly("power");
        assertThat(definition.display().thresholds().keySet()).containsExactly("warn", "crit");
    }
}
