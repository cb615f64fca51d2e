package dev.rackstate.adapter.http.slurm;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.slurm.SlurmMappingJson.SlurmMappingChangeJson;
import dev.rackstate.adapter.http.slurm.SlurmMappingJson.SlurmMappingSavedJson;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.slurm.NodeMapping;
import io.undertow.util.Methods;
import java.util.List;

/** Reading and changing which Slurm node is which node of the building. */
final class SlurmMappingRoutes {
    private final Workloads workloads;
    private final Edits edits;

    SlurmMappingRoutes(Workloads workloads, Edits edits) {
        this.workloads = workloads;
        this.edits = edits;
    }

    List<Route> routes() {
        return List.of(
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/mapping", "getSlurmMapping", SlurmRoutes.TAG))
                        .summary("Which Slurm node is which node of the building")
                        .answers(SlurmMappingJson.class, "The entries of the mapping.")
                        .finds(call -> workloads.once(
                                workloads.known(),
                                known -> SlurmMappingJson.of(known.settings().mapping()))),
                Edits.declare(SlurmRoutes.declare(RouteBuilder.of(
                                        Methods.POST, "/api/slurm/mapping", "changeSlurmMapping", SlurmRoutes.TAG))
                                .summary("Change which Slurm node is which node of the building")
                                .description(
                                        "The mapping is written to its file and in force when the answer comes; the"
                                                + " latest answer of Slurm is placed anew.")
                                .takesBody(SlurmMappingChangeJson.class)
                                .answers(SlurmMappingSavedJson.class, "It is saved."))
                        .needs(Role.ADMIN)
                        .example("A pattern and an exception", """
                                {"entries": [{"node": "n*", "instance": "compute*"}, {"node": "n7", "instance": "spare-1"}]}
                                """, """
                                {"ok": true, "saved": 2}
                                """)
                        .works(this::change));
    }

    private Answer change(Call call) throws Refusal {
        workloads.known();
        NodeMapping mapping;
        try {
            mapping = call.body(SlurmMappingChangeJson.class).mapping();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, String.valueOf(e.getMessage()));
        }
        return edits.edit(
                call,
                Subject.changed(
                        "slurm/mapping", in -> SlurmMappingJson.of(in.slurm().mapping())),
                Change.of(new Wanted.SlurmMapping(mapping)),
                edited -> Answer.ok(
                        new SlurmMappingSavedJson(true, mapping.entries().size())));
    }
}
