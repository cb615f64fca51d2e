package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.DEVICE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.TopologyChange.AddDevice;
import dev.rackstate.domain.edit.TopologyChange.ChangeDevice;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveDevice;
import dev.rackstate.domain.edit.TopologyChange.ReplaceDevices;
import dev.rackstate.domain.topology.Device;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.ArrayList;
import java.util.List;

/** Mounting, changing, moving and removing devices. */
final class DeviceChanges {
    private static final int MOST_AT_ONCE = 500;

    private final Edits edits;

    DeviceChanges(Edits edits) {
        this.edits = edits;
    }

    /** The devices that shall be in a rack. */
    record DevicesJson(
            @JsonPropertyDescription("All of its devices; those that are not named go.")
            @Default("[]")
            @Allowed(items = MOST_AT_ONCE)
            List<DeviceJson> devices) {}

    /** A device that was changed, added or removed. */
    record DeviceDoneJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The rack.") String rackId,
            @JsonPropertyDescription("The device.") String deviceId) {}

    /** A device as it is after a change. */
    record DeviceAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The rack.") String rackId,
            @JsonPropertyDescription("The device.") String deviceId,

            @JsonPropertyDescription("The lowest rack unit it occupies, counted from 1.")
            int uPosition,

            @JsonPropertyDescription("All of it.") DeviceJson device) {}

    /** A rack whose devices were replaced. */
    record DevicesAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The rack.") String rackId,

            @JsonPropertyDescription("How many devices there are now.")
            int devices) {}

    private static RouteBuilder devices(HttpString method, String operation) {
        return RouteBuilder.of(method, "/api/topology/racks/{rack_id}/devices", operation, TopologyRoutes.TAG)
                .description("If-Match takes the ETag of GET /api/racks/{rack_id}.")
                .takes(RACK, IN_SITE, IN_ROOM)
                .needs(Role.ADMIN)
                .refuses(404, "There is no such rack.");
    }

    private static RouteBuilder device(HttpString method, String operation) {
        String path = "/api/topology/racks/{rack_id}/devices/{device_id}";
        return RouteBuilder.of(method, path, operation, TopologyRoutes.TAG)
                .description("If-Match takes the ETag of GET /api/racks/{rack_id}/devices/{device_id}.")
                .takes(RACK, DEVICE, IN_SITE, IN_ROOM)
                .needs(Role.ADMIN)
                .refuses(404, "There is no such rack, or it holds no such device.");
    }

    List<Route> routes() {
        return List.of(
                Edits.declare(devices(Methods.POST, "createDevice")
                                .summary("Mount a device")
                                .takesBody(NewDeviceJson.class)
                                .answers(DeviceDoneJson.class, "It is mounted."))
                        .example("A server with four nodes", "/api/topology/racks/lone/devices", """
                                {"id": "srv-1", "name": "Server 1", "template_id": "server", "u_position": 10,
                                 "instance": "srv[1-4]"}
                                """, """
                                {"status": "ok", "rack_id": "lone", "device_id": "srv-1"}
                                """)
                        .example("Nodes by slot", "/api/topology/racks/lone/devices", """
                                {"id": "srv-2", "name": "Server 2", "template_id": "server", "u_position": 12,
                                 "instance": {"1": "left", "2": "right"}, "labels": {"serial": "A-2"}}
                                """, """
                                {"status": "ok", "rack_id": "lone", "device_id": "srv-2"}
                                """)
                        .works(this::create),
                Edits.declare(devices(Methods.PUT, "replaceDevices")
                                .summary("Put other devices in place of all of a rack's")
                                .takesBody(DevicesJson.class)
                                .answers(DevicesAnswerJson.class, "It is so."))
                        .example("One server is all", "/api/topology/racks/lone/devices", """
                                {"devices": [{"id": "srv-1", "name": "Server 1", "template_id": "server",
                                  "u_position": 1, "instance": ["n01", "n02"]}]}
                                """, """
                                {"status": "ok", "rack_id": "lone", "devices": 1}
                                """)
                        .works(this::replace),
                Edits.declare(device(Methods.PUT, "changeDevice")
                                .summary("Change properties of a device, or move it in its rack")
                                .takesBody(DeviceChangeJson.class)
                                .answers(DeviceAnswerJson.class, "The device as it is now."))
                        .example("Ten units up", "/api/topology/racks/r2/devices/blade", """
                                {"u_position": 13}
                                """, "")
                        .works(this::change),
                Edits.declare(device(Methods.DELETE, "deleteDevice")
                                .summary("Remove a device")
                                .answers(DeviceDoneJson.class, "It is gone."))
                        .example("A device", "/api/topology/racks/r2/devices/blade", "", """
                                {"status": "ok", "rack_id": "r2", "device_id": "blade"}
                                """)
                        .works(this::remove));
    }

    private Answer create(Call call) throws Refusal {
        RackRef rack = Given.rack(call);
        Device device = call.body(NewDeviceJson.class).device().device();
        return edits.edit(
                call,
                Subject.added(name(rack, device.id()), Documents.rack(rack), Documents.device(rack, device.id())),
                Change.of(new AddDevice(rack, device)),
                edited -> Answer.ok(new DeviceDoneJson("ok", rack.rack().value(), device.id())));
    }

    private Answer replace(Call call) throws Refusal {
        RackRef rack = Given.rack(call);
        List<Device> devices = new ArrayList<>();
        for (DeviceJson device : call.body(DevicesJson.class).devices()) {
            devices.add(device.device());
        }
        return edits.edit(
                call,
                Subject.changed("rack " + rack.rack(), Documents.rack(rack)),
                Change.of(new ReplaceDevices(rack, devices)),
                edited -> Answer.ok(new DevicesAnswerJson("ok", rack.rack().value(), devices.size())));
    }

    private Answer change(Call call) throws Refusal {
        RackRef rack = Given.rack(call);
        String id = call.get(DEVICE);
        DeviceChangeJson body = call.body(DeviceChangeJson.class);
        ChangeDevice change = new ChangeDevice(
                rack,
                id,
                body.name(),
                body.templateId(),
                body.uPosition(),
                body.instances(),
                body.labels(),
                body.aggregation().map(AggregationJson::aggregation));
        return edits.edit(
                call, Subject.changed(name(rack, id), Documents.device(rack, id)), Change.of(change), edited -> {
                    Device device = Located.device(edited.after().topology(), rack, id)
                            .orElseThrow()
                            .theDevice();
                    return Answer.ok(new DeviceAnswerJson(
                            "ok", rack.rack().value(), id, device.uPosition(), DeviceJson.of(device)));
                });
    }

    private Answer remove(Call call) throws Refusal {
        RackRef rack = Given.rack(call);
        String id = call.get(DEVICE);
        return edits.edit(
                call,
                Subject.removed(name(rack, id), Documents.device(rack, id)),
                Change.of(new RemoveDevice(rack, id)),
                edited -> Answer.ok(new DeviceDoneJson("ok", rack.rack().value(), id)));
    }

    private static String name(RackRef rack, String device) {
        return "device " + EntityLookup.quoted(device) + " of rack " + rack.rack();
    }
}
