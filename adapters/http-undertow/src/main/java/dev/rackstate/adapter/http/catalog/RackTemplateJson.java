package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.topology.Rack;
import java.util.List;

/** What a rack of one model looks like, and what is checked on it. */
record RackTemplateJson(
        @JsonPropertyDescription("Unique in the catalog.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("Its height in rack units.")
        @Default("" + Rack.DEFAULT_HEIGHT)
        @Allowed(least = 1, most = Rack.MAX_HEIGHT)
        int uHeight,

        @JsonPropertyDescription("What is built into it.") @Default("{}")
        InfrastructureJson infrastructure,

        @JsonPropertyDescription("Checks that apply to its racks and to everything in them.") @Default("[]")
        List<String> checks) {
    static RackTemplateJson of(RackTemplate template) {
        return new RackTemplateJson(
                template.id(),
                template.name(),
                template.uHeight(),
                InfrastructureJson.of(template.infrastructure()),
                template.checks());
    }

    RackTemplate template() {
        return new RackTemplate(id, name, uHeight, infrastructure.infrastructure(), checks);
    }

    /** What is built into a rack. */
    record InfrastructureJson(
            @JsonPropertyDescription("Drawn parts.") @Default("[]")
            List<DrawnComponentJson> components,

            @JsonPropertyDescription("Parts drawn at the front.") @Default("[]")
            List<DrawnComponentJson> frontComponents,

            @JsonPropertyDescription("Parts drawn at the back.") @Default("[]")
            List<DrawnComponentJson> rearComponents,

            @JsonPropertyDescription("Parts drawn at the side.") @Default("[]")
            List<DrawnComponentJson> sideComponents,

            @JsonPropertyDescription("Component templates that are built in and bring checks and metrics.")
            @Default("[]")
            List<ComponentRefJson> rackComponents) {
        static InfrastructureJson of(RackTemplate.Infrastructure built) {
            return new InfrastructureJson(
                    drawn(built.components()),
                    drawn(built.frontComponents()),
                    drawn(built.rearComponents()),
                    drawn(built.sideComponents()),
                    built.rackComponents().stream().map(ComponentRefJson::of).toList());
        }

        private static List<DrawnComponentJson> drawn(List<RackTemplate.DrawnComponent> parts) {
            return parts.stream().map(DrawnComponentJson::of).toList();
        }

        RackTemplate.Infrastructure infrastructure() {
            return new RackTemplate.Infrastructure(
                    meaning(components),
                    meaning(frontComponents),
                    meaning(rearComponents),
                    meaning(sideComponents),
                    rackComponents.stream().map(ComponentRefJson::reference).toList());
        }

        private static List<RackTemplate.DrawnComponent> meaning(List<DrawnComponentJson> parts) {
            return parts.stream().map(DrawnComponentJson::component).toList();
        }
    }

    /** A part that is only drawn. */
    record DrawnComponentJson(
            @JsonPropertyDescription("Unique in the template.")
            String id,

            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("What it is.")
            @Allowed(words = {"power", "cooling", "management", "network", "other"})
            String type,

            @JsonPropertyDescription("Free text.") @Nullable String model,
            @JsonPropertyDescription("Free text.") @Nullable String role,

            @JsonPropertyDescription("Where it is drawn.")
            @Default("\"u-mount\"")
            @Allowed(words = {"u-mount", "side-left", "side-right", "top", "bottom"})
            String location,

            @JsonPropertyDescription("The lowest rack unit it occupies.") @Nullable
            Integer uPosition,

            @JsonPropertyDescription("How many rack units it takes.")
            @Nullable
            @Allowed(least = 0, most = Rack.MAX_HEIGHT)
            Integer uHeight) {
        static DrawnComponentJson of(RackTemplate.DrawnComponent part) {
            return new DrawnComponentJson(
                    part.id(),
                    part.name(),
                    part.type(),
                    part.model(),
                    part.role(),
                    part.location(),
                    part.uPosition(),
                    part.uHeight());
        }

        RackTemplate.DrawnComponent component() {
            return new RackTemplate.DrawnComponent(id, name, type, model, role, location, uPosition, uHeight);
        }
    }

    /** A component template built into a rack. */
    record ComponentRefJson(
            @JsonPropertyDescription("The component template.")
            String templateId,

            @JsonPropertyDescription("The lowest rack unit it occupies.") @Default("1")
            int uPosition,

            @JsonPropertyDescription("How many rack units it takes; null for as many as its template says.")
            @Nullable
            @Allowed(least = 0, most = Rack.MAX_HEIGHT)
            Integer uHeight,

            @JsonPropertyDescription("On which side; null when it is on none.")
            @Nullable
            @Allowed(words = {"left", "right"})
            String side) {
        static ComponentRefJson of(RackTemplate.ComponentRef part) {
            return new ComponentRefJson(part.templateId(), part.uPosition(), part.uHeight(), part.side());
        }

        RackTemplate.ComponentRef reference() {
            return new RackTemplate.ComponentRef(templateId, uPosition, uHeight, side);
        }
    }
}
