package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Site;

/** A device with everything around it. */
record DeviceContextJson(
        @JsonPropertyDescription("The device.") DeviceJson device,

        @JsonPropertyDescription("Its template; null when there is no such template.") @Nullable
        DeviceTemplateJson template,

        @JsonPropertyDescription("The rack it is mounted in.")
        RackJson rack,

        @JsonPropertyDescription("The room.") NamedJson room,
        @JsonPropertyDescription("The site.") SiteNameJson site,

        @JsonPropertyDescription("The aisle; null for a standalone rack.") @Nullable
        NamedJson aisle) {
    static DeviceContextJson of(Publication publication, int entity) {
        CompiledTopology topology = publication.topology();
        Device device = topology.device(entity);
        Site site = topology.site(topology.ancestor(entity, EntityKind.SITE));
        int aisle = topology.ancestor(entity, EntityKind.AISLE);
        return new DeviceContextJson(
                DeviceJson.of(device),
                publication
                        .published()
                        .configuration()
                        .catalog()
                        .device(device.templateId())
                        .map(DeviceTemplateJson::of)
                        .orElse(null),
                RackJson.of(topology.rack(topology.parent(entity))),
                NamedJson.of(topology, topology.ancestor(entity, EntityKind.ROOM)),
                new SiteNameJson(site.id().value(), site.name(), site.description() == null ? "" : site.description()),
                aisle < 0 ? null : NamedJson.of(topology, aisle));
    }

    /** An id and a name. */
    record NamedJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name) {
        static NamedJson of(CompiledTopology topology, int entity) {
            return new NamedJson(topology.id(entity), topology.name(entity));
        }
    }

    /** The name of a site. */
    record SiteNameJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("Free text; empty when there is none.")
            String description) {}
}
