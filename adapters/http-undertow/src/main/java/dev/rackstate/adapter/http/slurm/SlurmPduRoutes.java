package dev.rackstate.adapter.http.slurm;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Document;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import java.util.List;

/** What of the workload stands on a power distribution unit. */
final class SlurmPduRoutes {
    private static final Parameter<String> PDU = Parameter.path(
            "pdu_id",
            ParameterType.TEXT,
            "The power distribution unit: a device that is one, or the rack's id, -pdu, and its number in the rack's"
                    + " template.");

    private final Workloads workloads;
    private final Publications publications;

    SlurmPduRoutes(Workloads workloads, Publications publications) {
        this.workloads = workloads;
        this.publications = publications;
    }

    List<Route> routes() {
        return List.of(SlurmRoutes.declare(RouteBuilder.get("/api/slurm/pdus/{pdu_id}", "getSlurmPdu", SlurmRoutes.TAG))
                .summary("What of the workload stands on a power distribution unit")
                .description("A unit feeds its whole rack. When other_pdus names others, the rack loses only"
                        + " its redundancy with this one.")
                .takes(PDU, IN_SITE, IN_ROOM)
                .answers(SlurmPduJson.class, "The unit, and what stands in its rack.")
                .finds(this::pdu));
    }

    private Document pdu(Call call) throws Refusal {
        Known known = workloads.known();
        PduLookup pdus = PduLookup.of(known.placed().topology(), call.find(IN_SITE), call.find(IN_ROOM), publications);
        String id = call.get(PDU);
        int rack = pdus.rack(id);
        return workloads.once(known, now -> SlurmPduJson.of(now, pdus, rack, id));
    }
}
