package dev.rackstate.domain.maintenance;

import static dev.rackstate.domain.fixture.Works.during;
import static dev.rackstate.domain.fixture.Works.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Works;
import dev.rackstate.domain.maintenance.Maintenance.Status;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(Works.class)
@Domain(DomainContext.Global.class)
class MaintenanceTest {
    @Test
    void status_betweenStartAndExpiry_isActiveAndTheStartBelongsToIt() {
        Maintenance work = during(second(10), second(20), null);

        assertThat(work.statusAt(second(10).minusNanos(1))).isSameAs(Status.SCHEDULED);
        assertThat(work.statusAt(second(10))).isSameAs(Status.ACTIVE);
        assertThat(work.statusAt(second(20).minusNanos(1))).isSameAs(Status.ACTIVE);
        assertThat(work.statusAt(second(20))).isSameAs(Status.EXPIRED);
    }

    @Test
    void status_withoutTimes_isActiveAlways() {
        Maintenance work = during(null, null, null);

        assertThat(work.statusAt(Instant.MIN)).isSameAs(Status.ACTIVE);
        assertThat(work.statusAt(Instant.MAX)).isSameAs(Status.ACTIVE);
    }

    /** An end is a fact: it holds also for moments before it. */
    @Property
    void status_ofOneThatWasEnded_isExpired(@ForAll Maintenance work, @ForAll Instant end, @ForAll Instant now) {
        assertThat(work.withEnd(end).statusAt(now)).isSameAs(Status.EXPIRED);
    }

    /** Scheduled, then active, then expired; each of them once, and never back. */
    @Property
    void status_asTimePasses_neverGoesBack(@ForAll Maintenance work, @ForAll Instant one, @ForAll Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(progress(work.statusAt(later))).isGreaterThanOrEqualTo(progress(work.statusAt(earlier)));
    }

    private static int progress(Status status) {
        return switch (status) {
            case SCHEDULED -> 0;
            case ACTIVE -> 1;
            case EXPIRED -> 2;
        };
    }

    @Test
    void maintenance_thatMakesNoSense_isRefused() {
        assertThatThrownBy(() -> during(second(5), second(5), null))
                .hasMessage("a maintenance must expire after it starts; "
                        + "it starts 1970-01-01T00:00:05Z and expires 1970-01-01T00:00:05Z");
        MaintenanceTarget hall = new MaintenanceTarget(EntityKind.ROOM, " hall ");
        Instant now = second(0);
        assertThat(hall.id()).isEqualTo("hall");
        assertThatThrownBy(() -> new Maintenance(" ", hall, "r", Maintenance.Effect.HIDE, now, null, null, null, null))
                .hasMessage("a maintenance id must not be blank");
        assertThatThrownBy(() -> new Maintenance("i", hall, " ", Maintenance.Effect.HIDE, now, null, null, null, null))
                .hasMessage("the reason of a maintenance must not be blank");
        assertThatThrownBy(() -> new MaintenanceTarget(EntityKind.ROOM, "\t"))
                .hasMessage("the target_id of a maintenance must not be blank");
    }
}
