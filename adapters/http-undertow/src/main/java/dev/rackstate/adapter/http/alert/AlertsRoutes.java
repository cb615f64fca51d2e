package dev.rackstate.adapter.http.alert;

import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Alert;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The active alerts. */
public final class AlertsRoutes {
    private static final Tag TAG = new Tag("Alerts", "What is in trouble now.");
    private static final Parameter<HealthState> STATE =
            query("state", ParameterType.choice(HealthState.class), "Only alerts in this state.");
    private static final Parameter<Alert.Type> TYPE =
            query("type", ParameterType.choice(Alert.Type.class), "Only alerts on this kind of thing.");
    private static final Parameter<String> SITE = query("site_id", ParameterType.TEXT, "Only alerts in this site.");
    private static final Parameter<String> ROOM = query("room_id", ParameterType.TEXT, "Only alerts in this room.");
    private static final Parameter<String> RACK = query("rack_id", ParameterType.TEXT, "Only alerts in this rack.");
    private static final Parameter<Integer> LIMIT =
            query("limit", ParameterType.whole(1, Integer.MAX_VALUE), "At most so many; all when absent.");
    private static final Parameter<Integer> OFFSET =
            query("offset", ParameterType.whole(0, Integer.MAX_VALUE), 0, "Leave out so many at the beginning.");

    private static final Parameter<Boolean> INCLUDE_SUPPRESSED = query(
            "include_suppressed",
            ParameterType.FLAG,
            false,
            "Whether alerts are listed, too, that an active maintenance hides.");

    private static final SnapshotView ALL =
            SnapshotView.ofEverything(now -> page(now, now.snapshot().alerts(), false, 0, Integer.MAX_VALUE));

    private AlertsRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications) {
        return List.of(RouteBuilder.get("/api/alerts/active", "listActiveAlerts", TAG)
                .summary("Everything that is WARN or CRIT by a check that speaks of it")
                .description("An alert under an active maintenance says so in suppressed_by.")
                .takes(STATE, TYPE, SITE, ROOM, RACK, LIMIT, OFFSET, INCLUDE_SUPPRESSED)
                .answers(AlertsJson.class, "The alerts.")
                .reads(publications, (now, call) -> select(call)));
    }

    private static Selection select(Call call) {
        boolean everything = Stream.of(STATE, TYPE, SITE, ROOM, RACK, LIMIT).allMatch(p -> call.find(p) == null)
                && call.get(OFFSET) == 0
                && !call.get(INCLUDE_SUPPRESSED);
        return everything ? ALL.ofEverything() : Selection.once(now -> filtered(now, call));
    }

    private static AlertsJson filtered(Publication now, Call call) {
        HealthState state = call.find(STATE);
        Alert.Type type = call.find(TYPE);
        Integer limit = call.find(LIMIT);
        List<Alert> matching = now.snapshot().alerts().stream()
                .filter(alert -> type == null || alert.type() == type)
                .filter(alert -> state == null || AlertJson.state(now, alert) == state)
                .filter(alert -> lies(now, alert, EntityKind.SITE, call.find(SITE)))
                .filter(alert -> lies(now, alert, EntityKind.ROOM, call.find(ROOM)))
                .filter(alert -> lies(now, alert, EntityKind.RACK, call.find(RACK)))
                .toList();
        return page(
                now,
                matching,
                call.get(INCLUDE_SUPPRESSED),
                call.get(OFFSET),
                limit == null ? Integer.MAX_VALUE : limit);
    }

    private static boolean lies(Publication now, Alert alert, EntityKind kind, @Nullable String id) {
        return id == null
                || now.topology()
                        .id(now.topology().ancestor(alert.entity(), kind))
                        .equals(id);
    }

    private static AlertsJson page(
            Publication now, List<Alert> matching, boolean includeSuppressed, int offset, int limit) {
        List<Alert> open = matching.stream()
                .filter(alert -> !AlertJson.isSuppressed(now, alert))
                .toList();
        List<Alert> alerts = includeSuppressed ? matching : open;
        return new AlertsJson(
                alerts.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(alert -> AlertJson.of(now, alert))
                        .toList(),
                alerts.size(),
                matching.size() - open.size());
    }
}
