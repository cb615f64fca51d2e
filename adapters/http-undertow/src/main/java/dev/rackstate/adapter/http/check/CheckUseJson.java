package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A health check, where it is used, and what it says now. */
record CheckUseJson(
        @JsonUnwrapped CheckJson check,

        @JsonPropertyDescription("The templates that name it.")
        UsedByJson usedBy,

        @JsonPropertyDescription("How many nodes, devices or racks it speaks of.")
        int targets,

        @JsonPropertyDescription("How many of them are in which state by it, as of the latest round.")
        Map<String, Integer> states) {

    /** The templates that name a check. */
    record UsedByJson(
            @JsonPropertyDescription("Device templates.") List<String> deviceTemplates,
            @JsonPropertyDescription("Rack templates.") List<String> rackTemplates,

            @JsonPropertyDescription("Templates of rack components.")
            List<String> componentTemplates) {
        static UsedByJson of(Catalog catalog, String checkId) {
            return new UsedByJson(
                    catalog.deviceTemplates().stream()
                            .filter(template -> template.checks().contains(checkId))
                            .map(DeviceTemplate::id)
                            .toList(),
                    catalog.rackTemplates().stream()
                            .filter(template -> template.checks().contains(checkId))
                            .map(RackTemplate::id)
                            .toList(),
                    catalog.componentTemplates().stream()
                            .filter(template -> template.checks().contains(checkId))
                            .map(ComponentTemplate::id)
                            .toList());
        }
    }

    static CheckUseJson of(Publication now, Check check) {
        Map<HealthState, Integer> states = new EnumMap<>(HealthState.class);
        int targets = 0;
        for (CheckColumn column : now.snapshot().checks()) {
            if (column.check().id().equals(check.id())) {
                targets += column.size();
                for (int row = 0; row < column.size(); row++) {
                    if (column.state(row) != HealthTree.NONE) {
                        states.merge(SeverityOrder.at(column.state(row)), 1, Integer::sum);
                    }
                }
            }
        }
        return new CheckUseJson(
                CheckJson.of(check),
                UsedByJson.of(now.published().configuration().catalog(), check.id()),
                targets,
                StateCounts.of(states));
    }
}
