package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.topology.Rack;
import java.util.List;
import java.util.Map;

/** What a device of one model looks like, and what is checked and measured on it. */
public record DeviceTemplateJson(
        @JsonPropertyDescription("Unique in the catalog.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("server, storage, network, pdu, ...") @Default("\"server\"")
        String type,

        @JsonPropertyDescription("Free text.") @Nullable String storageType,

        @JsonPropertyDescription("compute, login, ...") @Nullable
        String role,

        @JsonPropertyDescription("How many rack units it takes.") @Allowed(least = 0, most = Rack.MAX_HEIGHT)
        int uHeight,

        @JsonPropertyDescription("Slots seen from the front.") @Nullable
        LayoutJson layout,

        @JsonPropertyDescription("Disk slots of a storage device.") @Nullable
        LayoutJson diskLayout,

        @JsonPropertyDescription("Slots seen from the back.") @Nullable
        LayoutJson rearLayout,

        @JsonPropertyDescription("Parts at the back.") @Default("[]")
        List<RearComponentJson> rearComponents,

        @JsonPropertyDescription("Checks that apply to its devices.") @Default("[]")
        List<String> checks,

        @JsonPropertyDescription("Metrics measured on its devices.") @Default("[]")
        List<String> metrics,

        @JsonPropertyDescription(
                "Metric to threshold name to value: colours of gauges. An answer always holds them, null is none.")
        @Nullable
        Map<String, Map<String, Double>> displayThresholds) {
    /** A template as callers are shown it. */
    public static DeviceTemplateJson of(DeviceTemplate template) {
        return new DeviceTemplateJson(
                template.id(),
                template.name(),
                template.type(),
                template.storageType(),
                template.role(),
                template.uHeight(),
                LayoutJson.of(template.layout()),
                LayoutJson.of(template.diskLayout()),
                LayoutJson.of(template.rearLayout()),
                template.rearComponents().stream().map(RearComponentJson::of).toList(),
                template.checks(),
                template.metrics(),
                template.displayThresholds());
    }

    DeviceTemplate template() {
        return new DeviceTemplate(
                id,
                name,
                type,
                storageType,
                role,
                uHeight,
                LayoutJson.meaning(layout),
                LayoutJson.meaning(diskLayout),
                LayoutJson.meaning(rearLayout),
                rearComponents.stream().map(RearComponentJson::component).toList(),
                checks,
                metrics,
                displayThresholds == null ? Map.of() : displayThresholds);
    }

    /** Where the slots of a device are. */
    record LayoutJson(
            @JsonPropertyDescription("How they are drawn.") @Default("\"grid\"") @Allowed(words = {"grid", "vertical"})
            String type,

            @JsonPropertyDescription("Rows, as written down.") @Default("1") @Allowed(least = 0)
            int rows,

            @JsonPropertyDescription("Columns, as written down.") @Default("1") @Allowed(least = 0)
            int cols,

            @JsonPropertyDescription("Slot numbers, top row first; 0 or less is an empty cell.")
            List<List<Integer>> matrix) {
        static @Nullable LayoutJson of(@Nullable MatrixLayout layout) {
            return layout == null ? null : new LayoutJson(layout.type(), layout.rows(), layout.cols(), layout.matrix());
        }

        static @Nullable MatrixLayout meaning(@Nullable LayoutJson layout) {
            return layout == null ? null : new MatrixLayout(layout.type, layout.rows, layout.cols, layout.matrix);
        }
    }

    /** A part at the back of a device. */
    record RearComponentJson(
            @JsonPropertyDescription("Unique in the template.")
            String id,

            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("What it is.") @Allowed(words = {"psu", "fan", "io", "hydraulics", "other"})
            String type,

            @JsonPropertyDescription("Free text.") @Nullable String role,

            @JsonPropertyDescription("Checks shown beside it.") @Default("[]")
            List<String> checks) {
        static RearComponentJson of(DeviceTemplate.RearComponent part) {
            return new RearComponentJson(part.id(), part.name(), part.type(), part.role(), part.checks());
        }

        DeviceTemplate.RearComponent component() {
            return new DeviceTemplate.RearComponent(id, name, type, role, checks);
        }
    }
}
