package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import java.util.List;

/** What of the workload stands on a power distribution unit: all that stands in the rack it feeds. */
record SlurmPduJson(
        @JsonPropertyDescription("The power distribution unit.")
        String pduId,

        @JsonPropertyDescription("What it is called.") String pduName,

        @JsonPropertyDescription("The side of the rack: left or right.") @Nullable
        String side,

        @JsonPropertyDescription(
                "The other units that feed the rack; with none the rack stands and falls with this one.")
        List<String> otherPdus,

        @JsonUnwrapped SlurmRackJson rack) {
    static SlurmPduJson of(Known known, PduLookup pdus, int rack, String id) {
        PduLookup.Pdu pdu = pdus.feeding(rack)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<String> others = pdus.feeding(rack)
                .map(PduLookup.Pdu::id)
                .filter(each -> !each.equals(id))
                .toList();
        return new SlurmPduJson(id, pdu.name(), pdu.side(), others, SlurmRackJson.of(new Subject(known, rack)));
    }
}
