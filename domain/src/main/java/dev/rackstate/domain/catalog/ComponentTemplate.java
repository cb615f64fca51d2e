package dev.rackstate.domain.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of rack infrastructure: PDU, cooling unit, management controller.
 *
 * @param id unique in the catalog
 * @param name what people call it
 * @param type free text: {@code pdu}, {@code cooling}, ...
 * @param model free text, or null
 * @param role free text, or null
 * @param location one of {@link #LOCATIONS}
 * @param side one of {@link #SIDES}, or null
 * @param uHeight rack units taken
 * @param uPosition lowest rack unit, or null
 * @param checks ids of the checks that apply to racks holding it
 * @param metrics ids of the metrics measured on racks holding it
 */
public record ComponentTemplate(
        String id,
        String name,
        String type,
        @Nullable String model,
        @Nullable String role,
        String location,
        @Nullable String side,
        int uHeight,
        @Nullable Integer uPosition,
        List<String> checks,
        List<String> metrics) {
    /** Where a component may be. */
    public static final List<String> LOCATIONS = List.of("side", "u-mount", "front", "rear");

    /** The sides of a rack. */
    public static final List<String> SIDES = List.of("left", "right");

    /** Copies the lists. */
    public ComponentTemplate {
        checks = List.copyOf(checks);
        metrics = List.copyOf(metrics);
    }
}
