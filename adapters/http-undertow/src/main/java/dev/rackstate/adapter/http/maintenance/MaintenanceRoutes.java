package dev.rackstate.adapter.http.maintenance;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reading and changing the planned work. */
public final class MaintenanceRoutes {
    static final Tag TAG = new Tag("Maintenance", "Planned work, during which trouble is expected.");
    static final Parameter<String> MAINTENANCE =
            Parameter.path("maintenance_id", ParameterType.TEXT, "The maintenance.");

    private static final Parameter<Maintenance.Status> STATUS =
            Parameter.query("status", ParameterType.choice(Maintenance.Status.class), "Only those in this status.");
    private static final Parameter<EntityKind> TARGET_TYPE =
            Parameter.query("target_type", ParameterType.choice(EntityKind.class), "Only those of this kind of thing.");
    private static final Parameter<String> TARGET_ID =
            Parameter.query("target_id", ParameterType.TEXT, "Only those whose target is written like this.");

    private final InstantSource clock;

    private MaintenanceRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The routes.
     *
     * @param ids ids for new maintenances, of 12 hexadecimal digits
     */
    public static List<Route> routes(
            Publications publications, Edits edits, InstantSource clock, Supplier<String> ids) {
        return Stream.of(
                        new MaintenanceRoutes(clock).reads(publications),
                        new MaintenanceChanges(edits, clock, ids).routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> reads(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/maintenances", "listMaintenances", TAG)
                        .summary("The planned work: to come, under way and over")
                        .takes(STATUS, TARGET_TYPE, TARGET_ID)
                        .answers(MaintenancesJson.class, "The maintenances.")
                        .reads(
                                publications,
                                (now, call) -> Selection.onceTaggedByContent(
                                        any -> list(now.published().configuration(), call, clock.instant()))),
                RouteBuilder.get("/api/maintenances/{maintenance_id}", "getMaintenance", TAG)
                        .summary("One maintenance")
                        .takes(MAINTENANCE)
                        .answers(MaintenanceJson.class, "The maintenance.")
                        .refuses(404, "There is no such maintenance.")
                        .reads(publications, (now, call) -> {
                            String id = call.get(MAINTENANCE);
                            Maintenance found = find(now.published().configuration(), id)
                                    .orElseThrow(() ->
                                            Refusal.notFound("Maintenance " + EntityLookup.quoted(id) + " not found"));
                            return Selection.onceTaggedByContent(any -> MaintenanceJson.of(found, clock.instant()));
                        }));
    }

    private static MaintenancesJson list(Configuration in, Call call, Instant now) {
        Maintenance.Status status = call.find(STATUS);
        EntityKind type = call.find(TARGET_TYPE);
        String target = call.find(TARGET_ID);
        return list(
                in,
                now,
                maintenance -> (status == null || maintenance.statusAt(now) == status)
                        && (type == null || maintenance.target().kind() == type)
                        && (target == null || maintenance.target().id().equals(target)));
    }

    /** Those that are wanted, as they are listed. */
    static MaintenancesJson list(Configuration in, Instant now, Predicate<Maintenance> wanted) {
        return new MaintenancesJson(in.maintenances().stream()
                .filter(wanted)
                .map(maintenance -> MaintenanceJson.of(maintenance, now))
                .toList());
    }

    static Optional<Maintenance> find(Configuration in, String id) {
        return in.maintenances().stream()
                .filter(maintenance -> maintenance.id().equals(id))
                .findFirst();
    }
}
