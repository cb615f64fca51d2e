package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.HostList;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.SlurmReservation;
import java.time.Instant;
import java.util.List;

/** A reservation. */
record SlurmReservationJson(
        @JsonPropertyDescription("Its name.") String name,

        @JsonPropertyDescription("The Slurm nodes, in Slurm's bracket notation.")
        String nodeList,

        @JsonPropertyDescription("How many nodes these are.")
        int nodeCount,

        @JsonPropertyDescription("For whom; empty for nobody in particular.")
        List<String> users,

        @JsonPropertyDescription("For which accounts.") List<String> accounts,

        @JsonPropertyDescription("What holds for it, such as maint.")
        List<String> flags,

        @JsonPropertyDescription("From when.") @Nullable Instant startsAt,

        @JsonPropertyDescription("Until when.") @Nullable Instant endsAt) {
    static SlurmReservationJson of(SlurmReservation reservation) {
        return new SlurmReservationJson(
                reservation.name(),
                HostList.fold(reservation.nodes()),
                reservation.nodes().size(),
                reservation.users(),
                reservation.accounts(),
                reservation.flags(),
                reservation.start(),
                reservation.end());
    }

    /** The reservations. */
    record SlurmReservationsJson(
            @JsonPropertyDescription("The reservations; null when the source does not tell of reservations.") @Nullable
            List<SlurmReservationJson> reservations,

            @JsonUnwrapped WorkloadStatusJson status) {
        static SlurmReservationsJson of(Subject subject) {
            PlacedWorkload workload = subject.known().placed();
            List<SlurmReservation> told =
                    subject.isEverything() || workload.workload().reservations() == null
                            ? workload.workload().reservations()
                            : workload.reservationsWithin(subject.entity());
            return new SlurmReservationsJson(
                    told == null
                            ? null
                            : told.stream().map(SlurmReservationJson::of).toList(),
                    WorkloadStatusJson.of(subject.known()));
        }
    }
}
