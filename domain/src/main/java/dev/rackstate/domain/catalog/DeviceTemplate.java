package dev.rackstate.domain.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device of one model looks like, and what is checked and measured on it.
 *
 * @param id unique in the catalog
 * @param name what people call it
 * @param type free text: {@code server}, {@code storage}, {@code network}, {@code pdu}, ...
 * @param storageType free text, or null
 * @param role free text such as {@code compute} or {@code login}, or null
 * @param uHeight how many rack units it takes
 * @param layout slots seen from the front, or null
 * @param diskLayout disk slots of a storage device, or null
 * @param rearLayout slots seen from the back, or null
 * @param rearComponents power supplies, fans and the like at the back
 * @param checks ids of the checks that apply to its devices
 * @param metrics ids of the metrics measured on its devices
 * @param displayThresholds metric to threshold name to value: colours of gauges
 */
public record DeviceTemplate(
        String id,
        String name,
        String type,
        @Nullable String storageType,
        @Nullable String role,
        int uHeight,
        @Nullable MatrixLayout layout,
        @Nullable MatrixLayout diskLayout,
        @Nullable MatrixLayout rearLayout,
        List<RearComponent> rearComponents,
        List<String> checks,
        List<String> metrics,
        Map<String, Map<String, Double>> displayThresholds) {
    /** Copies lists and maps. */
    public DeviceTemplate {
        rearComponents = List.copyOf(rearComponents);
        checks = List.copyOf(checks);
        metrics = List.copyOf(metrics);
        displayThresholds = Collections.unmodifiableMap(new LinkedHashMap<>(displayThresholds));
    }

    /**
     * A part at the back of a device; drawn, never queried.
     *
     * @param id its id within the template
     * @param name what people call it
     * @param type one of {@link #TYPES}
     * @param role free text, or null
     * @param checks ids of checks shown beside it
     */
    public record RearComponent(
            String id, String name, String type, @Nullable String role, List<String> checks) {
        /** The types there are. */
        public static final List<String> TYPES = List.of("psu", "fan", "io", "hydraulics", "other");

        /** Copies the list. */
        public RearComponent {
            checks = List.copyOf(checks);
        }
    }
}
