package dev.rackstate.domain.catalog;

import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A power distribution unit that is built into a rack and feeds what is mounted there. Which outlet feeds which device is
 * not modelled: each unit of a rack feeds the whole of it.
 *
 * @param rackId the rack
 * @param number its number in the rack, from 1, in the order of the rack's template
 * @param template the component template that it is of
 * @param side one of {@link ComponentTemplate#SIDES}, or null
 */
public record RackPdu(
        String rackId,
        int number,
        ComponentTemplate template,
        @Nullable String side) {
    /** The {@link ComponentTemplate#type()} of such units. */
    public static final String TYPE = "pdu";

    private static final String MARK = "-pdu";

    /** The units that the rack's template builds in; none when it has no template that is there. */
    public static List<RackPdu> of(Rack rack, Catalog catalog) {
        List<RackPdu> pdus = new ArrayList<>();
        catalog.rack(rack.templateId())
                .ifPresent(type -> type.infrastructure()
                        .rackComponents()
                        .forEach(ref -> catalog.component(ref.templateId())
                                .filter(part -> part.type().equalsIgnoreCase(TYPE))
                                .ifPresent(part -> pdus.add(new RackPdu(
                                        rack.id().value(),
                                        pdus.size() + 1,
                                        part,
                                        ref.side() == null ? part.side() : ref.side())))));
        return List.copyOf(pdus);
    }

    /** The id, such as {@code r01-pdu2}: unique among the racks of one id. */
    public String id() {
        return id(rackId, number);
    }

    /** The id of a unit. */
    public static String id(String rackId, int number) {
        return rackId + MARK + number;
    }

    /** The id of the rack that an id of this form speaks of; there need be no such rack. */
    public static Optional<String> rackOf(String id) {
        int mark = id.lastIndexOf(MARK);
        return mark <= 0 ? Optional.empty() : Optional.of(id.substring(0, mark));
    }
}
