package dev.rackstate.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewIncident;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewOverride;
import dev.rackstate.application.simulationcontrol.ControlSimulation.Status;
import dev.rackstate.application.simulationcontrol.SimulationControl;
import dev.rackstate.application.simulationcontrol.SimulatorOffException;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldAuditLog;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldSettings;
import dev.rackstate.testkit.fake.HeldSimulatedRoom;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two racks, r1 and r2, in one aisle, with the nodes n1 to n4. The default time to live is two minutes. */
class SimulationControlTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00.7Z");
    /** Moments are whole seconds. */
    private static final Instant SINCE = Instant.parse("2026-03-14T12:00:00Z");

    private static final long EPOCH = SINCE.getEpochSecond();
    private static final Options OPTIONS = Options.of(new Author(Caller.local("ann"), "r-1"), "action", "target");

    private final SettableClock clock = new SettableClock(NOON);
    private final HeldConfigurationStore store = new HeldConfigurationStore(new Configurations()
            .rack("s", "r1", "n[1-2]")
            .rack("s", "r2", "n[3-4]")
            .build()
            .withDocument(HeldSettings.DEFAULTS));
    private final HeldAuditLog audit = new HeldAuditLog();
    private RoundEngine engine;
    private HeldSimulatedRoom room;
    private SimulationControl control;

    @BeforeEach
    void start() throws Exception {
        engine = RoundEngine.load(
                store, (settings, in) -> new TaughtSource(settings.id()), clock, new ManualScheduler());
        room = new HeldSimulatedRoom(this::inForce);
        control = new SimulationControl(
                this::inForce, new ConfigurationEditing(store, engine, audit, clock), room, clock, engine::reload);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private Configuration inForce() {
        return engine.current().configuration();
    }

    private SimulationSettings kept() throws Exception {
        return store.load().simulation();
    }

    private static NewOverride onNode(String node, String metric, double value, Integer ttl) {
        return new NewOverride(null, node, null, metric, value, ttl);
    }

    private static NewOverride onRack(String rack, String metric, double value, Integer ttl) {
        return new NewOverride(null, null, rack, metric, value, ttl);
    }

    private String refusal(NewOverride wanted) throws Exception {
        SimulationSettings before = kept();
        EditRefusedException e =
                catchThrowableOfType(EditRefusedException.class, () -> control.addOverride(wanted, OPTIONS));
        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.INVALID);
        assertThat(kept()).isEqualTo(before);
        return e.getMessage();
    }

    private String refusal(NewIncident wanted) {
        EditRefusedException e =
                catchThrowableOfType(EditRefusedException.class, () -> control.trigger(wanted, OPTIONS));
        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.INVALID);
        return e.getMessage();
    }

    @Test
    void override_holdsFromNowOn_forAsLongAsItIsSaid() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 300), OPTIONS);

        ValueOverride expected =
                new ValueOverride("n1-up-" + EPOCH, "n1", null, "up", 0, SINCE, SINCE.plusSeconds(300));
        assertThat(control.overrides()).containsExactly(expected);
        assertThat(kept().overrides()).containsExactly(expected);
        clock.advance(Duration.ofSeconds(299));
        assertThat(control.overrides()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(control.overrides()).isEmpty();
        assertThat(control.status().overrides()).isZero();
    }

    @Test
    void timeToLive_ofZero_isForEver_andNoneIsThatOfTheConfiguration() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 0), OPTIONS);
        control.addOverride(onNode("n2", "up", 0, null), OPTIONS);

        assertThat(control.overrides())
                .extracting(ValueOverride::expiresAt)
                .containsExactly(null, SINCE.plusSeconds(120));
    }

    @Test
    void ids_withinOneSecond_areUnique_andMayBeOnesOwn() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 0), OPTIONS);
        control.addOverride(onNode("n1", "up", 1, 0), OPTIONS);
        control.addOverride(onNode("n1", "up", 0, 0), OPTIONS);
        control.addOverride(new NewOverride("mine", "n1", null, "up", 1.0, 0), OPTIONS);

        assertThat(control.overrides())
                .extracting(ValueOverride::id)
                .containsExactly("n1-up-" + EPOCH, "n1-up-" + EPOCH + "-2", "n1-up-" + EPOCH + "-3", "mine");
        assertThat(refusal(new NewOverride("mine", "n1", null, "up", 1.0, 0)))
                .isEqualTo("id: there is an override or incident 'mine' already");
        assertThat(refusal(new NewOverride("x".repeat(201), "n1", null, "up", 1.0, 0)))
                .isEqualTo("id must have 1 to 200 characters and not be blank, not 201");
    }

    @Test
    void override_thatCannotBe_isRefusedWithTheReason() throws Exception {
        assertThat(refusal(new NewOverride(null, "n1", null, null, 0.0, 0))).isEqualTo("metric is required");
        assertThat(refusal(new NewOverride(null, null, null, "up", 0.0, 0)))
                .isEqualTo("instance or rack_id is required");
        assertThat(refusal(new NewOverride(null, "n1", "r1", "up", 0.0, 0)))
                .startsWith("instance and rack_id exclude each other");
        assertThat(refusal(new NewOverride(null, "n1", null, "up", null, 0))).isEqualTo("value is required");
        assertThat(refusal(onNode("n1", "up", 2, 0))).isEqualTo("value: up must be 0 or 1, not 2");
        assertThat(refusal(onNode("n1", "node_health_status", 1.5, 0)))
                .isEqualTo("value: node_health_status must be 0, 1, or 2, not 1.5");
        assertThat(refusal(onNode("n1", "node_temperature_celsius", Double.NaN, 0)))
                .isEqualTo("value: node_temperature_celsius must be a number, not NaN");
        assertThat(refusal(onNode("n1", "up", 0, -1))).isEqualTo("ttl_seconds must be >= 0, not -1; 0 is for ever");
        assertThat(refusal(onNode("n9", "up", 0, 0))).isEqualTo("instance: there is no node 'n9'; nearest: n1, n2, n3");
        assertThat(refusal(onRack("rr", "up", 0, 0))).isEqualTo("rack_id: there is no rack 'rr'; nearest: r1, r2");
        assertThat(refusal(onNode("n1", "node_temp_celsius", 0, 0)))
                .startsWith("Unsupported metric 'node_temp_celsius': it is none that can be forced; nearest:"
                        + " node_temperature_celsius");
        assertThat(refusal(onNode("n1", "rack_down", 1, 0)))
                .isEqualTo("rack_down requires rack_id in place of instance: it belongs to racks");
        assertThat(audit.entries()).allMatch(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED);
    }

    /** Whoever sends several things that are wrong learns of them in this order. */
    @Test
    void override_withSeveralFaults_isRefusedForTheFirst() throws Exception {
        assertThat(refusal(new NewOverride(null, null, null, "flux", null, -1))).startsWith("Unsupported metric");
        assertThat(refusal(new NewOverride(null, null, " ", "up", null, -1)))
                .isEqualTo("instance or rack_id is required");
        assertThat(refusal(new NewOverride(null, "n1", "r1", "rack_down", null, -1)))
                .startsWith("rack_down requires rack_id");
        assertThat(refusal(new NewOverride(null, "n1", null, "up", null, -1))).isEqualTo("value is required");
        assertThat(refusal(new NewOverride(null, "n1", null, "up", 7.0, -1))).startsWith("value: up must be 0 or 1");
    }

    @Test
    void override_ofWhatTheTargetHasNot_isRefused_andNamesWhatHasIt() throws Exception {
        assertThat(refusal(onNode("n2", HeldSimulatedRoom.OF_ONE_NODE, 1, 0)))
                .isEqualTo("instance: node 'n2' has no switch_port_oper_status; nearest: n1");
        assertThat(refusal(onRack("r2", HeldSimulatedRoom.OF_ONE_NODE, 1, 0)))
                .isEqualTo("rack_id: rack 'r2' has no switch_port_oper_status; nearest: r1");

        control.addOverride(onRack("r1", HeldSimulatedRoom.OF_ONE_NODE, 1, 0), OPTIONS);
        assertThat(control.overrides()).hasSize(1);
    }

    @Test
    void rackDown_isAnOverrideAndAnIncident_andGoesWithEither() throws Exception {
        Incident down =
                control.trigger(new NewIncident("RACK_DOWN", "r1", 0), OPTIONS).incident();

        assertThat(down).isEqualTo(new Incident("r1-rack_down-" + EPOCH, IncidentType.RACK_DOWN, "r1", SINCE, null));
        assertThat(control.incidents()).containsExactly(down);
        assertThat(control.overrides())
                .containsExactly(new ValueOverride(down.id(), null, "r1", "rack_down", 1, SINCE, null));

        control.clearOverrides(OPTIONS);
        assertThat(control.incidents()).isEmpty();

        Incident again =
                control.trigger(new NewIncident("rack_down", "r1", 0), OPTIONS).incident();
        control.endIncident(again.id(), OPTIONS);
        assertThat(control.overrides()).isEmpty();
    }

    @Test
    void incidents_areKeptUntilTheyEnd() throws Exception {
        control.trigger(new NewIncident("aisle_cooling", "aisle", 600), OPTIONS);
        control.trigger(new NewIncident("pdu_failure", "r2-pdu1", 0), OPTIONS);
        control.trigger(new NewIncident("pdu_failure", "r1", 0), OPTIONS);
        Incident cut = control.trigger(new NewIncident("network_partition", "aisle", 0), OPTIONS)
                .incident();
        control.trigger(new NewIncident("node_flapping", "n4", 60), OPTIONS);

        assertThat(control.incidents())
                .extracting(Incident::target)
                .containsExactly("aisle", "r2-pdu1", "r1", "aisle", "n4");
        assertThat(control.overrides()).isEmpty();
        clock.advance(Duration.ofSeconds(600));
        assertThat(control.incidents()).extracting(Incident::target).containsExactly("r2-pdu1", "r1", "aisle");

        control.endIncident(cut.id(), OPTIONS);
        assertThat(kept().incidents())
                .as("what is over goes with the next change")
                .extracting(Incident::target)
                .containsExactly("r2-pdu1", "r1");
    }

    @Test
    void incident_thatCannotBe_isRefusedWithTheReason() {
        assertThat(refusal(new NewIncident(null, "r1", 0))).isEqualTo("type and target_id are required");
        assertThat(refusal(new NewIncident("rack_down", " ", 0))).isEqualTo("type and target_id are required");
        assertThat(refusal(new NewIncident("flood", "r1", 0)))
                .isEqualTo("type: 'flood' is no incident; allowed: rack_down, aisle_cooling, pdu_failure,"
                        + " network_partition, node_flapping");
        assertThat(refusal(new NewIncident("rack_down", "n1", 0)))
                .isEqualTo("target_id: there is no rack 'n1'; nearest: r1, r2");
        assertThat(refusal(new NewIncident("network_partition", "aisel", 0)))
                .isEqualTo("target_id: there is no rack or aisle 'aisel'; nearest: aisle, r1, r2");
        assertThat(refusal(new NewIncident("pdu_failure", "r1-pdu9", 0)))
                .isEqualTo("target_id: there is no PDU or rack 'r1-pdu9'; nearest: r1-pdu1, r2-pdu1, r1");
        assertThat(refusal(new NewIncident("rack_down", "r1", -5)))
                .isEqualTo("duration must be non-negative, not -5; 0 is for ever");
    }

    @Test
    void incident_thatIsUnknown_isNotFound() {
        EditRefusedException e =
                catchThrowableOfType(EditRefusedException.class, () -> control.endIncident("none", OPTIONS));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.NOT_FOUND);
    }

    @Test
    void removal_ofOneOverride_leavesTheOthers_andOfNoneAll() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 0), OPTIONS);
        control.addOverride(onNode("n2", "up", 0, 0), OPTIONS);

        control.removeOverride("none", OPTIONS);
        assertThat(control.overrides()).hasSize(2);
        control.removeOverride("n1-up-" + EPOCH, OPTIONS);
        assertThat(control.overrides()).extracting(ValueOverride::instance).containsExactly("n2");
    }

    @Test
    void moreThanTheMost_isRefused() throws Exception {
        List<ValueOverride> many = IntStream.range(0, 1_000)
                .mapToObj(i -> new ValueOverride("o" + i, "n1", null, "up", 0, null))
                .toList();
        store.change(inForce().withSimulation(kept().with(many, List.of())));
        engine.reload();

        assertThat(refusal(onNode("n1", "up", 0, 0)))
                .startsWith("there are 1000 overrides and incidents already, which is the most");
    }

    @Test
    void purge_takesWhatIsOverOutOfTheFile_andNothingElse() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 60), OPTIONS);
        control.addOverride(onNode("n2", "up", 0, 0), OPTIONS);
        control.trigger(new NewIncident("node_flapping", "n4", 60), OPTIONS);
        int entries = audit.entries().size();
        control.purge();
        assertThat(audit.entries()).as("nothing was over").hasSize(entries);

        clock.advance(Duration.ofSeconds(60));
        control.purge();

        assertThat(kept().overrides()).extracting(ValueOverride::instance).containsExactly("n2");
        assertThat(kept().incidents()).isEmpty();
        assertThat(audit.entries().get(audit.entries().size() - 1).action()).isEqualTo("purgeSimulation");
    }

    @Test
    void purge_thatCannotWrite_triesNoMoreUntilSomethingElseIsOver() throws Exception {
        control.addOverride(onNode("n1", "up", 0, 60), OPTIONS);
        control.addOverride(onNode("n2", "up", 0, 90), OPTIONS);
        clock.advance(Duration.ofSeconds(60));
        store.readOnly(true);
        int entries = audit.entries().size();

        control.purge();
        control.purge();
        assertThat(audit.entries()).hasSize(entries + 1);

        clock.advance(Duration.ofSeconds(30));
        store.readOnly(false);
        control.purge();
        assertThat(kept().overrides()).isEmpty();
    }

    @Test
    void restart_readsTheFilesAgain() throws Exception {
        store.change(inForce()
                .withSimulation(
                        kept().with(List.of(new ValueOverride("by hand", "n1", null, "up", 0, null)), List.of())));

        control.restart(OPTIONS);

        assertThat(control.overrides()).extracting(ValueOverride::id).containsExactly("by hand");
        assertThat(room.restarts()).isEqualTo(1);
    }

    @Test
    void status_tellsWhereTheValuesAre() throws Exception {
        assertThat(control.status().endpoint()).isEqualTo("http://127.0.0.1:9000");

        room.withoutExporter();
        Status off = control.status();
        assertThat(off.running()).isFalse();
        assertThat(off.endpoint()).isNull();

        SourceSettings inProcess = new SourceSettings(
                "simulator",
                SourceSettings.Kind.SIMULATOR,
                null,
                Duration.ofSeconds(5),
                List.of(),
                List.of(),
                SourceSettings.Credentials.NONE,
                SourceSettings.Tls.DEFAULT,
                1L << 20,
                1_000);
        engine.adopt(inForce().withSettings(inForce().settings().withSources(List.of(inProcess))));
        assertThat(control.status().running()).isTrue();
        assertThat(control.status().endpoint()).isEqualTo("in-process");
    }

    private List<ThrowingCallable> deeds() {
        return List.of(
                () -> control.addOverride(onNode("n1", "up", 0, 0), OPTIONS),
                () -> control.removeOverride("x", OPTIONS),
                () -> control.clearOverrides(OPTIONS),
                () -> control.trigger(new NewIncident("rack_down", "r1", 0), OPTIONS),
                () -> control.endIncident("x", OPTIONS),
                () -> control.restart(OPTIONS));
    }

    @Test
    void simulatorWhoseValuesNobodyTakes_canBeLookedAt_andIsToldNothing() throws Exception {
        room.withoutExporter();

        for (ThrowingCallable doing : deeds()) {
            SimulatorOffException e = catchThrowableOfType(SimulatorOffException.class, doing);
            assertThat(e).hasMessageContaining("Set telemetry.source to simulator");
            assertThat(e.isPluginOff()).isFalse();
        }
        assertThat(room.restarts()).isZero();
        assertThat(control.status().running()).isFalse();
        assertThat(control.overrides()).isEmpty();
    }

    @Test
    void simulatorThatIsOff_isNeitherToldNorAskedAnything_andSaysHowToSwitchItOn() throws Exception {
        engine.adopt(inForce().withDocument(SettingsDocument.EMPTY));

        List<ThrowingCallable> all = new ArrayList<>(deeds());
        all.addAll(List.of(control::status, control::metrics, control::overrides, control::incidents));
        for (ThrowingCallable doing : all) {
            SimulatorOffException e = catchThrowableOfType(SimulatorOffException.class, doing);
            assertThat(e).hasMessageContaining("set plugins.simulator.enabled to true");
            assertThat(e.isPluginOff()).isTrue();
        }
        assertThat(room.restarts()).isZero();
    }
}
