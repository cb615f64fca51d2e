package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulationcontrol.SimulationControl;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.HeldAuditLog;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldSimulatedRoom;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A server over the real round and the real editing. It begins with {@link Building} and two maintenances, one under way
 * and one that was ended; the configuration is kept in memory. The one source says that n001 is up and n002 is not.
 */
final class EditingServer implements AutoCloseable {
    static final String UNDER_WAY = "0a1b2c3d4e5f";
    static final String ENDED = "ffffffffffff";
    static final String CUT_OFF = "cut-r1";

    final SettableClock clock = new SettableClock(Situation.NOW.plusSeconds(5));
    final HeldConfigurationStore store;
    final TaughtSource source = new TaughtSource("main").sample("up", "n001", 1).sample("up", "n002", 0);
    final TestServer http;
    final HeldAuditLog audit = new HeldAuditLog();
    final HeldSimulatedRoom room;
    private final RoundEngine engine;

    private EditingServer(Configuration configuration) {
        store = new HeldConfigurationStore(configuration);
        try {
            engine = RoundEngine.load(store, (settings, in) -> source, clock, new ManualScheduler());
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
        room = new HeldSimulatedRoom(() -> engine.current().configuration());
        ConfigurationEditing editing = new ConfigurationEditing(store, engine, audit, clock);
        http = TestServer.of(TestPorts.over(engine)
                .editing(editing)
                .audit(audit)
                .files(store.files())
                .inquiries(Inquiries.over(engine, engine, clock))
                .simulation(new SimulationControl(
                        () -> engine.current().configuration(), editing, room, clock, engine::reload))
                .operation(new Running(audit).operation(engine, store, clock))
                .clock(clock)
                .ports());
    }

    static EditingServer start() {
        Configuration configuration = Situation.start().configuration();
        Incident cut = new Incident(CUT_OFF, IncidentType.NETWORK_PARTITION, "r1", Situation.BEFORE, null);
        return new EditingServer(configuration
                .withSimulation(configuration.simulation().with(List.of(), List.of(cut)))
                .withMaintenances(List.of(
                        maintenance(UNDER_WAY, EntityKind.RACK, "lone", Situation.NOW.plusSeconds(3600), null),
                        maintenance(ENDED, EntityKind.ROOM, "empty", null, Situation.NOW))));
    }

    private static Maintenance maintenance(String id, EntityKind kind, String target, Instant expires, Instant ended) {
        return new Maintenance(
                id,
                new MaintenanceTarget(kind, target),
                "Fan swap",
                Maintenance.Effect.BADGE,
                Situation.BEFORE,
                "ann",
                null,
                expires,
                ended);
    }

    /** A write that must succeed; its answer. */
    JsonNode done(String method, String path, String body, String... headers) {
        return answered(200, method, path, body, headers);
    }

    /** A write that must be answered like this. */
    JsonNode answered(int status, String method, String path, String body, String... headers) {
        HttpResponse<String> answer = send(method, path, body, headers);
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? TestServer.parse("null") : TestServer.parse(answer.body());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return body.isEmpty() ? http.method(method, path, headers) : http.write(method, path, body, headers);
    }

    /** The reason of a write that must be refused and change nothing. */
    String refused(int status, String method, String path, String body, String... headers) {
        Configuration before = configuration();
        JsonNode detail = answered(status, method, path, body, headers).get("detail");
        assertThat(configuration()).isSameAs(before);
        return detail.isString() ? detail.stringValue() : detail.toString();
    }

    /** What is kept now. */
    Configuration configuration() {
        try {
            return store.load();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The entity tag that a read gives. */
    String tag(String path) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Override
    public void close() {
        http.close();
        engine.close();
    }
}
