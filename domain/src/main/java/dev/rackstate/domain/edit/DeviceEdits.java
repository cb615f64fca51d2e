package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.TopologyChange.AddDevice;
import dev.rackstate.domain.edit.TopologyChange.ChangeDevice;
import dev.rackstate.domain.edit.TopologyChange.OfDevice;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveDevice;
import dev.rackstate.domain.edit.TopologyChange.ReplaceDevices;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.DeviceIds;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of what is mounted in racks. */
final class DeviceEdits {
    private final Topology topology;
    private final Catalog catalog;

    DeviceEdits(Topology topology, Catalog catalog) {
        this.topology = topology;
        this.catalog = catalog;
    }

    Topology apply(OfDevice change) throws ChangeRefusedException {
        if (change instanceof AddDevice add) {
            return add(add.device(), Spot.rack(topology, add.rack()));
        }
        if (change instanceof ReplaceDevices replace) {
            return replace(replace.devices(), Spot.rack(topology, replace.rack()));
        }
        if (change instanceof ChangeDevice other) {
            return change(other);
        }
        RemoveDevice remove = (RemoveDevice) change;
        Spot spot = holding(remove.device(), remove.rack());
        List<Device> devices = spot.rack().devices();
        return mounted(spot, ListEdits.without(devices, indexOf(remove.device(), spot.rack())));
    }

    private Topology add(Device device, Spot spot) throws ChangeRefusedException {
        Rack rack = spot.rack();
        requireUsable(device, null);
        if (indexOf(device.id(), rack) >= 0) {
            throw ChangeRefusedException.invalid(
                    "a device '" + device.id() + "' already exists in rack '" + rack.id() + "'");
        }
        return mounted(spot, ListEdits.appended(rack.devices(), device));
    }

    private Topology replace(List<Device> devices, Spot spot) throws ChangeRefusedException {
        Rack rack = spot.rack();
        Set<String> ids = new HashSet<>();
        for (Device device : devices) {
            if (!ids.add(device.id())) {
                throw ChangeRefusedException.invalid(
                        "Duplicate device '" + device.id() + "': ids are unique within rack '" + rack.id() + "'");
            }
            int at = indexOf(device.id(), rack);
            requireUsable(device, at < 0 ? null : rack.devices().get(at));
        }
        return mounted(spot, devices);
    }

    private Topology change(ChangeDevice change) throws ChangeRefusedException {
        Spot spot = holding(change.device(), change.rack());
        int at = indexOf(change.device(), spot.rack());
        Device device = spot.rack().devices().get(at);
        Device changed = new Device(
                device.id(),
                Requirement.name("device", device.id(), change.name(), device.name()),
                Requirement.value("template_id", change.templateId(), device.templateId()),
                Requirement.value("u_position", change.uPosition(), device.uPosition()),
                Objects.requireNonNullElse(change.instances().over(device.instances()), Instances.NONE),
                Objects.requireNonNullElse(change.labels().over(device.labels()), Map.of()),
                Objects.requireNonNullElse(change.aggregation().over(device.aggregation()), Aggregation.DEFAULT));
        requireUsable(changed, device);
        return mounted(spot, ListEdits.replaced(spot.rack().devices(), at, changed));
    }

    /** The rack with other devices in it, if they have room. */
    private Topology mounted(Spot spot, List<Device> devices) throws ChangeRefusedException {
        Rack changed = spot.rack().withDevices(devices);
        Placement.require(spot.rack(), changed, catalog);
        return spot.with(changed);
    }

    /** Refuses what is wrong with a device itself, except for what was so before. */
    private void requireUsable(Device device, @Nullable Device before) throws ChangeRefusedException {
        if (before == null && !DeviceIds.isReachable(device.id())) {
            throw ChangeRefusedException.invalid("the device id '" + device.id()
                    + "' is not allowed for a new device; allowed: " + DeviceIds.ALLOWED);
        }
        if (before == null || !before.name().equals(device.name())) {
            Requirement.name("device", device.id(), device.name());
        }
        boolean sameTemplate = before != null && before.templateId().equals(device.templateId());
        if (!sameTemplate && catalog.device(device.templateId()).isEmpty()) {
            throw ChangeRefusedException.invalid(
                    "Unknown device template '" + device.templateId() + "' of device '" + device.id() + "'");
        }
    }

    /** The first of the racks that are meant which holds the device. */
    private Spot holding(String device, RackRef ref) throws ChangeRefusedException {
        for (Spot spot : Spot.racks(topology, ref)) {
            if (indexOf(device, spot.rack()) >= 0) {
                return spot;
            }
        }
        throw ChangeRefusedException.notFound(
                "Device '" + device + "' not found in rack '" + ref.rack() + "'" + Spot.where(ref.site(), ref.room()));
    }

    private static int indexOf(String device, Rack rack) {
        List<Device> devices = rack.devices();
        for (int at = 0; at < devices.size(); at++) {
            if (devices.get(at).id().equals(device)) {
                return at;
            }
        }
        return -1;
    }
}
