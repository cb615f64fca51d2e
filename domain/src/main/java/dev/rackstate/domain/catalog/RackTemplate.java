package dev.rackstate.domain.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rack of one model looks like.
 *
 * @param id unique in the catalog
 * @param name what people call it
 * @param uHeight its height in rack units
 * @param infrastructure what is built into it
 * @param checks ids of the checks that apply to its racks, and to every device and node in them
 */
public record RackTemplate(String id, String name, int uHeight, Infrastructure infrastructure, List<String> checks) {
    /** Copies the list. */
    public RackTemplate {
        checks = List.copyOf(checks);
    }

    /**
     * What is built into a rack.
     *
     * @param components drawn parts; ids are unique across the four lists of them
     * @param frontComponents parts drawn at the front
     * @param rearComponents parts drawn at the back
     * @param sideComponents parts drawn at the side
     * @param rackComponents references to component templates, which bring checks and metrics
     */
    public record Infrastructure(
            List<DrawnComponent> components,
            List<DrawnComponent> frontComponents,
            List<DrawnComponent> rearComponents,
            List<DrawnComponent> sideComponents,
            List<ComponentRef> rackComponents) {
        /** Nothing built in. */
        public static final Infrastructure NONE =
                new Infrastructure(List.of(), List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Infrastructure {
            components = List.copyOf(components);
            frontComponents = List.copyOf(frontComponents);
            rearComponents = List.copyOf(rearComponents);
            sideComponents = List.copyOf(sideComponents);
            rackComponents = List.copyOf(rackComponents);
        }
    }

    /**
     * A part that is only drawn.
     *
     * @param id its id within the template
     * @param name what people call it
     * @param type one of {@link #TYPES}
     * @param model free text, or null
     * @param role free text, or null
     * @param location one of {@link #LOCATIONS}
     * @param uPosition lowest rack unit, or null
     * @param uHeight rack units taken, or null
     */
    public record DrawnComponent(
            String id,
            String name,
            String type,
            @Nullable String model,
            @Nullable String role,
            String location,
            @Nullable Integer uPosition,
            @Nullable Integer uHeight) {
        /** The types there are. */
        public static final List<String> TYPES = List.of("power", "cooling", "management", "network", "other");

        /** Where a part may be drawn. */
        public static final List<String> LOCATIONS = List.of("u-mount", "side-left", "side-right", "top", "bottom");
    }

    /**
     * A component template built into the rack.
     *
     * @param templateId the id of a {@link ComponentTemplate}
     * @param uPosition lowest rack unit
     * @param uHeight rack units taken, or null for the template's own
     * @param side one of {@link ComponentTemplate#SIDES}, or null
     */
    public record ComponentRef(
            String templateId,
            int uPosition,
            @Nullable Integer uHeight,
            @Nullable String side) {}
}
