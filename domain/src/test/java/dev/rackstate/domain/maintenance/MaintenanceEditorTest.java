package dev.rackstate.domain.maintenance;

import static dev.rackstate.domain.fixture.Works.during;
import static dev.rackstate.domain.fixture.Works.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.fixture.Works;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import dev.rackstate.domain.maintenance.Maintenance.Status;
import dev.rackstate.domain.maintenance.MaintenanceChange.Alter;
import dev.rackstate.domain.maintenance.MaintenanceChange.Plan;
import dev.rackstate.domain.maintenance.MaintenanceChange.Reactivate;
import dev.rackstate.domain.maintenance.MaintenanceChange.Remove;
import dev.rackstate.domain.maintenance.MaintenanceChange.Stop;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Domain(Works.class)
@Domain(DomainContext.Global.class)
class MaintenanceEditorTest {
    private static final Instant NOW = second(5);
    private static final String ID = "0123456789ab";
    private static final String NEW_ID = "ffffffffffff";
    private static final Maintenance OTHER = Works.on(EntityKind.RACK, "r1");
    private static final MaintenanceTarget TARGET = new MaintenanceTarget(EntityKind.RACK, "r2");

    private static Plan plan(String reason, @Nullable Instant startsAt, @Nullable Instant expiresAt, String id) {
        return new Plan(TARGET, reason, Effect.BADGE, "ada", startsAt, expiresAt, id);
    }

    private static Alter alter(Patch<String> reason) {
        return new Alter(ID, reason, Patch.keep(), Patch.keep(), Patch.keep());
    }

    private static Maintenance applied(MaintenanceChange change, Maintenance work) throws ChangeRefusedException {
        List<Maintenance> after = MaintenanceEditor.apply(change, List.of(OTHER, work), NOW);
        assertThat(after).hasSize(2);
        assertThat(after.get(0)).isSameAs(OTHER);
        return after.get(1);
    }

    private static void assertRefused(MaintenanceChange change, Maintenance work, Kind kind, String message) {
        ChangeRefusedException refusal = catchThrowableOfType(
                ChangeRefusedException.class, () -> MaintenanceEditor.apply(change, List.of(OTHER, work), NOW));
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.kind()).isSameAs(kind);
    }

    @Test
    void plan_minimal_isTheLastAndActiveAtOnce() throws ChangeRefusedException {
        List<Maintenance> after = MaintenanceEditor.apply(plan("  fans ", null, null, ID), List.of(OTHER), NOW);

        Maintenance planned = new Maintenance(ID, TARGET, "fans", Effect.BADGE, NOW, "ada", null, null, null);
        assertThat(after).containsExactly(OTHER, planned);
        assertThat(planned.statusAt(NOW)).isSameAs(Status.ACTIVE);
    }

    @Test
    void plan_thatMakesNoSense_isRefused() {
        Maintenance work = during(null, null, null);

        assertRefused(
                plan(" ", null, null, NEW_ID), work, Kind.INVALID, "the reason of a maintenance must not be blank");
        assertRefused(
                plan("r", second(2), second(1), NEW_ID),
                work,
                Kind.INVALID,
                "a maintenance expires after it starts; "
                        + "expires_at 1970-01-01T00:00:01Z is not after starts_at 1970-01-01T00:00:02Z");
        assertRefused(plan("r", null, null, ID), work, Kind.INVALID, "a maintenance '" + ID + "' already exists");
        assertThatThrownBy(() -> plan("r", null, null, "0123"))
                .hasMessage("the id of a new maintenance is 12 hexadecimal digits, not '0123'");
    }

    @Test
    void alter_oneProperty_keepsTheRest() throws ChangeRefusedException {
        Maintenance work = during(second(1), second(9), null);

        assertThat(applied(alter(Patch.to(" pumps ")), work))
                .isEqualTo(new Maintenance(
                        ID,
                        work.target(),
                        "pumps",
                        work.effect(),
                        work.createdAt(),
                        work.createdBy(),
                        work.startsAt(),
                        work.expiresAt(),
                        null));
        assertThat(applied(alter(Patch.keep()), work)).isEqualTo(work);
    }

    @Test
    void alter_timesToNull_clearsThemAndEffectToNullKeepsIt() throws ChangeRefusedException {
        Alter alter = new Alter(ID, Patch.keep(), Patch.to(null), Patch.to(null), Patch.to(null));

        assertThat(applied(alter, during(second(1), second(9), null))).isEqualTo(during(null, null, null));
    }

    @Test
    void alter_toWhatMakesNoSense_isRefused() {
        Maintenance work = during(second(4), null, null);
        Alter backwards = new Alter(ID, Patch.keep(), Patch.keep(), Patch.keep(), Patch.to(second(3)));

        assertRefused(alter(Patch.to(null)), work, Kind.INVALID, "the reason of a maintenance must not be blank");
        assertRefused(alter(Patch.to("")), work, Kind.INVALID, "the reason of a maintenance must not be blank");
        assertRefused(
                backwards,
                work,
                Kind.INVALID,
                "a maintenance expires after it starts; "
                        + "expires_at 1970-01-01T00:00:03Z is not after starts_at 1970-01-01T00:00:04Z");
    }

    @Test
    void stop_twice_isRefusedTheSecondTime() throws ChangeRefusedException {
        Maintenance stopped = applied(new Stop(ID), during(null, null, null));

        assertThat(stopped).isEqualTo(during(null, null, NOW));
        assertThat(stopped.statusAt(NOW)).isSameAs(Status.EXPIRED);
        assertRefused(
                new Stop(ID),
                stopped,
                Kind.INVALID,
                "maintenance '" + ID + "' is already ended, since 1970-01-01T00:00:05Z");
    }

    @Test
    void reactivate_whatNobodyEnded_isRefusedWithTheReason() {
        assertRefused(
                new Reactivate(ID), during(null, null, null), Kind.INVALID, "maintenance '" + ID + "' is not ended");
        assertRefused(
                new Reactivate(ID),
                during(null, second(3), null),
                Kind.INVALID,
                "maintenance '" + ID
                        + "' is not ended; its time passed at 1970-01-01T00:00:03Z, give it another expires_at");
    }

    @Test
    void change_ofAnUnknownId_isNotFound() {
        for (MaintenanceChange change : List.of(
                new Stop("x"),
                new Reactivate("x"),
                new Remove("x"),
                new Alter("x", Patch.to(null), Patch.keep(), Patch.keep(), Patch.keep()))) {
            assertRefused(change, during(null, null, null), Kind.NOT_FOUND, "Maintenance 'x' not found");
        }
    }

    @Property
    void reactivate_afterStop_restores(@ForAll Maintenance work) throws ChangeRefusedException {
        List<Maintenance> before = List.of(OTHER, work.withEnd(null));

        List<Maintenance> stopped = MaintenanceEditor.apply(new Stop(ID), before, NOW);

        assertThat(MaintenanceEditor.apply(new Reactivate(ID), stopped, NOW)).isEqualTo(before);
    }

    @Property
    void remove_afterPlan_restores(@ForAll Maintenance work) throws ChangeRefusedException {
        List<Maintenance> before = List.of(OTHER, work);

        List<Maintenance> planned =
                MaintenanceEditor.apply(plan("r", work.startsAt(), work.expiresAt(), NEW_ID), before, NOW);

        assertThat(MaintenanceEditor.apply(new Remove(NEW_ID), planned, NOW)).isEqualTo(before);
    }
}
