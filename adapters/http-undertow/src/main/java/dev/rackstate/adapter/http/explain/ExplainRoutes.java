package dev.rackstate.adapter.http.explain;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;

/** The explanation of any state. */
public final class ExplainRoutes {
    private static final Tag TAG = new Tag("Explanations", "Why something is in the state it is in.");
    private static final Parameter<EntityKind> KIND =
            Parameter.path("kind", ParameterType.choice(EntityKind.class), "What is to be explained.");
    private static final Parameter<String> ID =
            Parameter.path("id", ParameterType.TEXT, "Its id; for a node its name.");
    private static final Parameter<String> IN_RACK =
            Parameter.query("rack_id", ParameterType.TEXT, "For a device or node: look only in this rack.");

    /** The first witness of a snapshot costs a pass over all entities, hence a worker's job. */
    private static final SnapshotView EXPLANATION = SnapshotView.ofLargeEntity(ExplanationJson::of);

    private ExplainRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications) {
        return List.of(RouteBuilder.get("/api/explain/{kind}/{id}", "explain", TAG)
                .summary("The smallest set of findings that explains a state")
                .takes(KIND, ID, IN_RACK, IN_SITE, IN_ROOM)
                .answers(ExplanationJson.class, "The state and its witness.")
                .refuses(404, "There is no such entity.")
                .reads(publications, (now, call) -> EXPLANATION.of(entity(now, call))));
    }

    private static int entity(Publication now, Call call) throws Refusal {
        EntityLookup lookup = EntityLookup.narrowed(now, call);
        String rack = call.find(IN_RACK);
        if (rack == null) {
            return lookup.find(call.get(KIND), call.get(ID));
        }
        return switch (call.get(KIND)) {
            case DEVICE -> lookup.device(rack, call.get(ID));
            case NODE -> lookup.node(rack, call.get(ID));
            case SITE, ROOM, AISLE, RACK -> lookup.find(call.get(KIND), call.get(ID));
        };
    }
}
