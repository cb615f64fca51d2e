package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.catalog.DeviceTemplateJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Device;
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
        return of(publication.published().configuration().catalog(), Located.of(publication.topology(), entity));
    }

    static DeviceContextJson of(Catalog catalog, Located found) {
        Device device = found.theDevice();
        Site site = found.site();
        Aisle aisle = found.aisle();
        return new DeviceContextJson(
                DeviceJson.of(device),
                catalog.device(device.templateId()).map(DeviceTemplateJson::of).orElse(null),
                RackJson.of(found.theRack()),
                new NamedJson(found.room().id().value(), found.room().name()),
                new SiteNameJson(site.id().value(), site.name(), site.description() == null ? "" : site.description()),
                aisle == null ? null : new NamedJson(aisle.id().value(), aisle.name()));
    }

    /** An id and a name. */
    record NamedJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name) {}

    /** The name of a site. */
    record SiteNameJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("Free text; empty when there is none.")
            String description) {}
}
