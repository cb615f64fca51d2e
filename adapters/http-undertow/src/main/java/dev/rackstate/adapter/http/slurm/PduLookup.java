package dev.rackstate.adapter.http.slurm;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackPdu;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rack that a power distribution unit feeds: one that the rack's template builds in, or a device that is one.
 *
 * @param topology the building
 * @param entities where to look
 * @param catalog the templates
 */
record PduLookup(CompiledTopology topology, EntityLookup entities, Catalog catalog) {
    /** A look-up in the whole building of the workload. */
    static PduLookup everywhere(CompiledTopology topology, Publications publications) {
        return of(topology, null, null, publications);
    }

    /**
     * A look-up.
     *
     * @param siteId look only in this site, or null
     * @param roomId look only in this room, or null
     */
    static PduLookup of(
            CompiledTopology topology, @Nullable String siteId, @Nullable String roomId, Publications publications) {
        return new PduLookup(
                topology,
                new EntityLookup(topology, siteId, roomId),
                publications.current().published().configuration().catalog());
    }

    /**
     * A unit.
     *
     * @param id its id
     * @param name what its template calls it
     * @param side the side of the rack, or null
     */
    record Pdu(String id, String name, @Nullable String side) {}

    /**
     * The rack that a unit feeds.
     *
     * @throws Refusal 404 when there is no such unit
     */
    int rack(String pduId) throws Refusal {
        Optional<String> rackId = RackPdu.rackOf(pduId);
        IntStream byName = rackId.map(id -> entities.all(EntityKind.RACK, id)).orElse(IntStream.empty());
        IntStream byDevice =
                entities.all(EntityKind.DEVICE, pduId).map(device -> topology.ancestor(device, EntityKind.RACK));
        return IntStream.concat(byName, byDevice)
                .filter(rack -> feeding(rack).anyMatch(pdu -> pdu.id().equals(pduId)))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.notFound("PDU " + EntityLookup.quoted(pduId) + " not found" + others(rackId)));
    }

    /** The units that feed a rack. */
    Stream<Pdu> feeding(int rack) {
        Stream<Pdu> builtIn = RackPdu.of(topology.rack(rack), catalog).stream()
                .map(pdu -> new Pdu(pdu.id(), pdu.template().name(), pdu.side()));
        Stream<Pdu> mounted = topology.within(rack, EntityKind.DEVICE)
                .mapToObj(topology::device)
                .filter(this::isPdu)
                .map(device -> new Pdu(device.id(), device.name(), null));
        return Stream.concat(builtIn, mounted);
    }

    private boolean isPdu(Device device) {
        return catalog.device(device.templateId())
                .map(DeviceTemplate::type)
                .filter(RackPdu.TYPE::equalsIgnoreCase)
                .isPresent();
    }

    /** What the rack of a unit that is not there has instead. */
    private String others(Optional<String> rackId) {
        return rackId.flatMap(id -> entities.all(EntityKind.RACK, id).boxed().findFirst())
                .map(rack -> {
                    String ids = String.join(", ", feeding(rack).map(Pdu::id).toList());
                    return "; rack '" + topology.id(rack) + "' has " + (ids.isEmpty() ? "none" : ids);
                })
                .orElse("");
    }
}
