package dev.rackstate.adapter.http.state;

import static dev.rackstate.adapter.http.entity.EntityLookup.DEVICE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;

/** The states of racks and devices, and what is measured on them. */
public final class RackStateRoutes {
    private static final Parameter<Boolean> INCLUDE_METRICS = Parameter.query(
            "include_metrics",
            ParameterType.FLAG,
            false,
            "Whether temperatures, power and component metrics are wanted.");

    private static final SnapshotView RACK_STATE =
            SnapshotView.ofEntity((now, rack) -> RackStateJson.of(now, rack, false));
    private static final SnapshotView RACK_STATE_AND_METRICS =
            SnapshotView.ofEntity((now, rack) -> RackStateJson.of(now, rack, true));
    private static final SnapshotView DEVICE_STATE = SnapshotView.ofEntity(DeviceStateJson::of);
    private static final SnapshotView DEVICE_METRICS = SnapshotView.ofEntity(DeviceMetricsJson::of);

    private RackStateRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/racks/{rack_id}/state", "getRackState", StateTags.STATES)
                        .summary("The state of a rack and of everything in it")
                        .description("A node whose name is taken already stands under its path.")
                        .takes(RACK, INCLUDE_METRICS, IN_SITE, IN_ROOM)
                        .answers(RackStateJson.class, "The state.")
                        .refuses(404, "There is no such rack.")
                        .reads(
                                publications,
                                (now, call) -> (call.get(INCLUDE_METRICS) ? RACK_STATE_AND_METRICS : RACK_STATE)
                                        .of(EntityLookup.narrowed(now, call).find(EntityKind.RACK, call.get(RACK)))),
                RouteBuilder.get("/api/devices/{rack_id}/{device_id}/state", "getDeviceState", StateTags.STATES)
                        .summary("The state of a device and of its nodes, with temperature and power")
                        .takes(RACK, DEVICE, IN_SITE, IN_ROOM)
                        .answers(DeviceStateJson.class, "The state.")
                        .refuses(404, "There is no such rack, or it holds no such device.")
                        .reads(publications, (now, call) -> DEVICE_STATE.of(device(now, call))),
                RouteBuilder.get("/api/devices/{rack_id}/{device_id}/metrics", "getDeviceMetrics", StateTags.STATES)
                        .summary("What is measured on the nodes of a device")
                        .description("The values of the latest fetch; nothing is asked of a telemetry source.")
                        .takes(RACK, DEVICE, IN_SITE, IN_ROOM)
                        .answers(DeviceMetricsJson.class, "The measurements.")
                        .refuses(404, "There is no such rack, or it holds no such device.")
                        .reads(publications, (now, call) -> DEVICE_METRICS.of(device(now, call))));
    }

    private static int device(Publication now, Call call) throws Refusal {
        return EntityLookup.narrowed(now, call).device(call.get(RACK), call.get(DEVICE));
    }
}
