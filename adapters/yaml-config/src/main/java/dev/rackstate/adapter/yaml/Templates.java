package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;

/** The hardware templates that were read, of all three kinds. */
record Templates(
        Definitions<DeviceTemplate> devices,
        Definitions<RackTemplate> racks,
        Definitions<ComponentTemplate> components) {
    Templates() {
        this(
                new Definitions<>("device template"),
                new Definitions<>("rack template"),
                new Definitions<>("component template"));
    }

    /** Notes that a file of templates could not be read. */
    void incomplete() {
        devices.incomplete();
        racks.incomplete();
        components.incomplete();
    }

    Catalog catalog() {
        return new Catalog(devices.values(), racks.values(), components.values());
    }
}
