package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads racks and the devices in them. May be used from several threads. */
final class RackReader {
    private static final Form<Integer> HEIGHT = Form.whole(1, Rack.MAX_HEIGHT);
    private static final Form<Integer> POSITION = Form.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Set<String> IGNORED_IN_RACK = Set.of("site_id", "room_id");
    private static final Set<String> IGNORED_IN_DEVICE = Set.of("face", "role");

    private final Templates templates;

    RackReader(Templates templates) {
        this.templates = templates;
    }

    Templates templates() {
        return templates;
    }

    /** The rack, or null when it cannot be used. */
    @Nullable
    Placed<Rack> read(Fields fields) {
        String id = fields.required("id", Form.TOPOLOGY_ID, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        String templateId = fields.optional("template_id", Form.TEXT, null);
        int height = fields.optional("u_height", HEIGHT, templateHeight(templateId));
        String aisleId = fields.optional("aisle_id", Form.TEXT, null);
        Aggregation aggregation = Aggregations.read(fields);
        List<Sighting> sightings = new ArrayList<>();
        Position place = fields.place("id").position();
        sightings.add(new Sighting(EntityKind.RACK, id, place));
        List<Device> devices = devices(fields, height, sightings);
        fields.finish(IGNORED_IN_RACK);
        if (templateId != null && templates.racks().isUnknown(templateId)) {
            fields.place("template_id").warning("there is no rack template '" + templateId + "'");
        }
        if (fields.failed()) {
            return null;
        }
        Rack rack = new Rack(new RackId(id), name, templateId, height, aisleId, devices, aggregation);
        return new Placed<>(rack, id, place, sightings);
    }

    private int templateHeight(@Nullable String templateId) {
        return templateId == null
                ? Rack.DEFAULT_HEIGHT
                : templates.racks().find(templateId).map(RackTemplate::uHeight).orElse(Rack.DEFAULT_HEIGHT);
    }

    private List<Device> devices(Fields rack, int rackHeight, List<Sighting> sightings) {
        List<Device> devices = new ArrayList<>();
        Map<String, Place> ids = new HashMap<>();
        Set<String> unknownTemplates = new HashSet<>();
        RackUnits units = new RackUnits(rackHeight);
        for (YamlValue item : rack.items("devices")) {
            Fields fields = rack.item(item, Subject.tolerant("device"));
            Device device = fields == null ? null : device(fields);
            if (fields == null || device == null) {
                continue;
            }
            Place place = fields.place("id");
            Place earlier = ids.putIfAbsent(device.id(), place);
            if (earlier != null) {
                place.error("the device id '" + device.id() + "' is already used in this rack at " + earlier
                        + "; the device is left out");
                continue;
            }
            String template = device.templateId();
            if (templates.devices().isUnknown(template) && unknownTemplates.add(template)) {
                fields.place("template_id")
                        .warning("there is no device template '" + template
                                + "'; its devices have no checks and no metrics");
            }
            int height = templates
                    .devices()
                    .find(template)
                    .map(DeviceTemplate::uHeight)
                    .orElse(1);
            units.mount(device.id(), device.uPosition(), height, fields.place("u_position"));
            devices.add(device);
            sightings.add(new Sighting(EntityKind.DEVICE, device.id(), place.position()));
            Place nodes = fields.place(device.instances().equals(Instances.NONE) ? "id" : InstancesReader.key(fields));
            sightings.add(new Sighting(EntityKind.NODE, device.id(), nodes.position(), device));
        }
        return devices;
    }

    private static @Nullable Device device(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        String templateId = fields.required("template_id", Form.TEXT, "");
        int position = fields.required("u_position", POSITION, 1);
        Instances instances = InstancesReader.read(fields);
        Map<String, String> labels = fields.map("labels", Form.TEXT);
        Aggregation aggregation = Aggregations.read(fields);
        fields.finish(IGNORED_IN_DEVICE);
        return fields.failed() ? null : new Device(id, name, templateId, position, instances, labels, aggregation);
    }
}
