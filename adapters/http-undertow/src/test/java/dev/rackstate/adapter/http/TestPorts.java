package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.IdentityPorts;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.simulationcontrol.ControlSimulation;
import dev.rackstate.application.simulationcontrol.SimulationControl;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldIdentity;
import dev.rackstate.testkit.fake.HeldSimulatedRoom;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Ports over things that are held in memory; a test replaces those that it is about. One use per set of ports. */
final class TestPorts {
    private final ViewState state;
    private ViewTelemetryStatistics telemetry = () -> TestServer.AFTER_A_ROUND;
    private EditConfiguration editing;
    private IdentityPorts identity;
    private AuditLog audit;
    private ConfigurationFiles files;
    private Inquiries inquiries;
    private ControlSimulation simulation;
    private ViewWorkload workload = SlurmWorkload.known();
    private Operation operation;
    private InstantSource clock = new SettableClock(Situation.NOW);

    private <S extends ViewState & ConfigurationInForce> TestPorts(S state, HeldIdentity people) {
        this.state = state;
        editing = people.editing();
        identity = new People(people).ports();
        audit = people.audit();
        files = new HeldConfigurationStore(state.current().configuration()).files();
        TaughtSource source = new TaughtSource("main");
        operation = new Running(people.audit()).operation(state, people.store(), clock);
        simulation = simulation(state, editing, clock);
        inquiries = Inquiries.over(
                state,
                () -> List.of(new OpenSources.Open(Configurations.source("main", List.of(), List.of()), source)),
                clock);
    }

    /** A control over a simulated machine room without values. */
    static ControlSimulation simulation(ViewState state, EditConfiguration editing, InstantSource clock) {
        Supplier<Configuration> inForce = () -> state.current().configuration();
        return new SimulationControl(inForce, editing, new HeldSimulatedRoom(inForce), clock, () -> {});
    }

    /** Ports that show a state; its configuration can be changed, in memory, and nothing shows the change. */
    static <S extends ViewState & ConfigurationInForce> TestPorts over(S state) {
        SettableClock clock = new SettableClock(Situation.NOW);
        return new TestPorts(state, new HeldIdentity(state.current().configuration(), clock));
    }

    TestPorts telemetry(ViewTelemetryStatistics given) {
        telemetry = given;
        return this;
    }

    TestPorts editing(EditConfiguration given) {
        editing = given;
        return this;
    }

    TestPorts identity(IdentityPorts given) {
        identity = given;
        return this;
    }

    TestPorts audit(AuditLog given) {
        audit = given;
        return this;
    }

    TestPorts files(ConfigurationFiles given) {
        files = given;
        return this;
    }

    TestPorts inquiries(Inquiries given) {
        inquiries = given;
        return this;
    }

    TestPorts simulation(ControlSimulation given) {
        simulation = given;
        return this;
    }

    TestPorts workload(ViewWorkload given) {
        workload = given;
        return this;
    }

    TestPorts operation(Operation given) {
        operation = given;
        return this;
    }

    TestPorts clock(InstantSource given) {
        clock = given;
        return this;
    }

    Ports ports() {
        return new Ports(
                state,
                telemetry,
                editing,
                identity,
                audit,
                files,
                inquiries,
                simulation,
                workload,
                operation,
                clock,
                TestServer.VERSION);
    }
}
