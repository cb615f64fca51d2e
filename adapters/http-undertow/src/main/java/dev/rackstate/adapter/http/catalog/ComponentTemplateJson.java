package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.topology.Rack;
import java.util.List;

/** What a piece of rack infrastructure of one model looks like, and what is checked and measured on it. */
record ComponentTemplateJson(
        @JsonPropertyDescription("Unique in the catalog.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("pdu, cooling, ...") @Default("\"other\"")
        String type,

        @JsonPropertyDescription("Free text.") @Nullable String model,
        @JsonPropertyDescription("Free text.") @Nullable String role,

        @JsonPropertyDescription("Where it is drawn.")
        @Default("\"u-mount\"")
        @Allowed(words = {"side", "u-mount", "front", "rear"})
        String location,

        @JsonPropertyDescription("On which side; null when it is on none.")
        @Nullable
        @Allowed(words = {"left", "right"})
        String side,

        @JsonPropertyDescription("How many rack units it takes.") @Allowed(least = 0, most = Rack.MAX_HEIGHT)
        int uHeight,

        @JsonPropertyDescription("The lowest rack unit it occupies.") @Nullable
        Integer uPosition,

        @JsonPropertyDescription("Checks that apply to racks that hold it.") @Default("[]")
        List<String> checks,

        @JsonPropertyDescription("Metrics measured on racks that hold it.") @Default("[]")
        List<String> metrics) {
    static ComponentTemplateJson of(ComponentTemplate template) {
        return new ComponentTemplateJson(
                template.id(),
                template.name(),
                template.type(),
                template.model(),
                template.role(),
                template.location(),
                template.side(),
                template.uHeight(),
                template.uPosition(),
                template.checks(),
                template.metrics());
    }

    ComponentTemplate template() {
        return new ComponentTemplate(id, name, type, model, role, location, side, uHeight, uPosition, checks, metrics);
    }
}
