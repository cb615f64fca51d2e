package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import java.util.List;
import java.util.Map;

/** What a device of one model looks like, and what is checked and measured on it. */
record DeviceTemplateJson(
        @JsonPropertyDescription("Unique in the catalog.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("server, storage, network, pdu, ...")
        String type,

        @JsonPropertyDescription("Free text.") @Nullable String storageType,

        @JsonPropertyDescription("compute, login, ...") @Nullable
        String role,

        @JsonPropertyDescription("How many rack units it takes.")
        int uHeight,

        @JsonPropertyDescription("Slots seen from the front.") @Nullable
        LayoutJson layout,

        @JsonPropertyDescription("Disk slots of a storage device.") @Nullable
        LayoutJson diskLayout,

        @JsonPropertyDescription("Slots seen from the back.") @Nullable
        LayoutJson rearLayout,

        @JsonPropertyDescription("Parts at the back.") List<RearComponentJson> rearComponents,

        @JsonPropertyDescription("Checks that apply to its devices.")
        List<String> checks,

        @JsonPropertyDescription("Metrics measured on its devices.")
        List<String> metrics,

        @JsonPropertyDescription("Metric to threshold name to value: colours of gauges.")
        Map<String, Map<String, Double>> displayThresholds) {
    static DeviceTemplateJson of(DeviceTemplate template) {
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

    /** Where the slots of a device are. */
    record LayoutJson(
            @JsonPropertyDescription("grid or vertical.") String type,

            @JsonPropertyDescription("Rows, as written down.")
            int rows,

            @JsonPropertyDescription("Columns, as written down.")
            int cols,

            @JsonPropertyDescription("Slot numbers, top row first; 0 or less is an empty cell.")
            List<List<Integer>> matrix) {
        static @Nullable LayoutJson of(@Nullable MatrixLayout layout) {
            return layout == null ? null : new LayoutJson(layout.type(), layout.rows(), layout.cols(), layout.matrix());
        }
    }

    /** A part at the back of a device. */
    record RearComponentJson(
            @JsonPropertyDescription("Unique in the template.")
            String id,

            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("psu, fan, io, hydraulics or other.")
            String type,

            @JsonPropertyDescription("Free text.") @Nullable String role,

            @JsonPropertyDescription("Checks shown beside it.")
            List<String> checks) {
        static RearComponentJson of(DeviceTemplate.RearComponent part) {
            return new RearComponentJson(part.id(), part.name(), part.type(), part.role(), part.checks());
        }
    }
}
