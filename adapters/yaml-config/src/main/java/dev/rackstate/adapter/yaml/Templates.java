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

    /** The height of a rack template; -1 when there is none, -2 when it is not known whether there is. */
    int heightOfRack(String id) {
        return racks.find(id).map(RackTemplate::uHeight).orElse(racks.isUnknown(id) ? -1 : -2);
    }

    /** The same of a device template. */
    int heightOfDevice(String id) {
        return devices.find(id).map(DeviceTemplate::uHeight).orElse(devices.isUnknown(id) ? -1 : -2);
    }

    Catalog catalog() {
        return new Catalog(devices.values(), racks.values(), components.values());
    }
}
