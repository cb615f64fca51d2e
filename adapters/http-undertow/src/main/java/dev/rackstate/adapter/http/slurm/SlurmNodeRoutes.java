package dev.rackstate.adapter.http.slurm;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;
import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Document;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.slurm.SlurmReservationJson.SlurmReservationsJson;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.adapter.http.slurm.Workloads.View;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;

/** The states of Slurm's nodes: in all, by room, by rack, by partition. */
final class SlurmNodeRoutes {
    private static final Parameter<String> ROOM_ID =
            query("room_id", ParameterType.TEXT, "Only what stands in this room; everything when absent or empty.");

    private static final View ROOM_NODES = View.large(SlurmRoomNodesJson::of);
    private static final View SUMMARY = View.small(SlurmSummaryJson::of);
    private static final View PARTITIONS = View.large(SlurmPartitionsJson::of);
    private static final View NODES = View.large(SlurmNodesJson::of);
    private static final View RACKS = View.large(SlurmRacksJson::of);
    private static final View RACK_WORKLOAD = View.small(SlurmRackJson::of);
    private static final View RESERVATIONS = View.large(SlurmReservationsJson::of);

    private final Workloads workloads;
    private final Publications publications;

    SlurmNodeRoutes(Workloads workloads, Publications publications) {
        this.workloads = workloads;
        this.publications = publications;
    }

    List<Route> routes() {
        return List.of(
                SlurmRoutes.declare(RouteBuilder.get(
                                "/api/slurm/rooms/{room_id}/nodes", "getSlurmRoomNodes", SlurmRoutes.TAG))
                        .summary("What Slurm says of every node of a room")
                        .takes(ROOM, IN_SITE)
                        .answers(SlurmRoomNodesJson.class, "The nodes by their name in the building.")
                        .finds(call -> {
                            Known known = workloads.known();
                            return workloads.document(known, ROOM_NODES, room(known, call, call.get(ROOM)));
                        }),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/summary", "getSlurmSummary", SlurmRoutes.TAG))
                        .summary("How many Slurm nodes are how")
                        .takes(ROOM_ID, IN_SITE)
                        .answers(SlurmSummaryJson.class, "The counts.")
                        .finds(call -> scoped(call, SUMMARY)),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/partitions", "getSlurmPartitions", SlurmRoutes.TAG))
                        .summary("How many nodes of each partition are in which status")
                        .takes(ROOM_ID, IN_SITE)
                        .answers(SlurmPartitionsJson.class, "The counts.")
                        .finds(call -> scoped(call, PARTITIONS)),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/nodes", "listSlurmNodes", SlurmRoutes.TAG))
                        .summary("The Slurm nodes with their places in the building")
                        .takes(ROOM_ID, IN_SITE)
                        .answers(SlurmNodesJson.class, "The nodes.")
                        .finds(call -> scoped(call, NODES)),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/racks", "listSlurmRacks", SlurmRoutes.TAG))
                        .summary("What of each rack is in use, and how its nodes are")
                        .takes(ROOM_ID, IN_SITE)
                        .answers(SlurmRacksJson.class, "The racks that hold Slurm nodes.")
                        .finds(call -> scoped(call, RACKS)),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/racks/{rack_id}", "getSlurmRack", SlurmRoutes.TAG))
                        .summary("What of the workload stands on a rack: nodes, jobs, reservations")
                        .takes(RACK, IN_SITE, IN_ROOM)
                        .answers(SlurmRackJson.class, "The nodes, what of them is in use, and for whom.")
                        .finds(this::rack),
                SlurmRoutes.declare(
                                RouteBuilder.get("/api/slurm/reservations", "listSlurmReservations", SlurmRoutes.TAG))
                        .summary("The reservations")
                        .takes(ROOM_ID, IN_SITE)
                        .answers(SlurmReservationsJson.class, "The reservations, those with a node in the room.")
                        .finds(call -> scoped(call, RESERVATIONS)),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/unmapped", "getSlurmUnmapped", SlurmRoutes.TAG))
                        .summary(
                                "Slurm nodes that are nowhere in the building, and nodes of the building that no Slurm node is")
                        .answers(SlurmUnmappedJson.class, "What the mapping of names leaves over, on both sides.")
                        .finds(call -> {
                            Catalog catalog = publications
                                    .current()
                                    .published()
                                    .configuration()
                                    .catalog();
                            return workloads.once(workloads.known(), known -> SlurmUnmappedJson.of(known, catalog));
                        }));
    }

    private Document scoped(Call call, View view) throws Refusal {
        Known known = workloads.known();
        String id = call.find(ROOM_ID);
        int entity = id == null || id.isEmpty() ? Subject.EVERYTHING : room(known, call, id);
        return workloads.document(known, view, entity);
    }

    private static int room(Known known, Call call, String id) throws Refusal {
        return new EntityLookup(known.placed().topology(), call.find(IN_SITE), null).find(EntityKind.ROOM, id);
    }

    private Document rack(Call call) throws Refusal {
        Known known = workloads.known();
        int rack = new EntityLookup(known.placed().topology(), call.find(IN_SITE), call.find(IN_ROOM))
                .find(EntityKind.RACK, call.get(RACK));
        return workloads.document(known, RACK_WORKLOAD, rack);
    }
}
