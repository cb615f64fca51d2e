package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.slurm.NodeMapping;
import java.util.List;

/** Which Slurm node is which node of the building. */
record SlurmMappingJson(
        @JsonPropertyDescription("The file that says so; null when none is configured.") @Nullable
        String mappingPath,

        @JsonPropertyDescription("The entries in file order.")
        List<SlurmMappingEntryJson> entries) {
    static SlurmMappingJson of(SlurmSettings.Mapping mapping) {
        return new SlurmMappingJson(
                mapping.path(),
                mapping.nodes().entries().stream()
                        .map(entry -> new SlurmMappingEntryJson(entry.node(), entry.instance()))
                        .toList());
    }

    /** One entry. */
    record SlurmMappingEntryJson(
            @JsonPropertyDescription(
                    "A name in Slurm; * stands for one or more characters, brackets for a range such as n[001-016,20].")
            String node,

            @JsonPropertyDescription(
                    "The name in the building; the n-th * is what the n-th * of node stood for, and a range"
                            + " runs along with that of node.")
            String instance) {}

    /** Another mapping. */
    record SlurmMappingChangeJson(
            @JsonPropertyDescription("All entries; those that are not named are gone. A name that is written out counts"
                    + " before every pattern; of several that fit, the first counts.")
            @Allowed(items = 10_000)
            List<SlurmMappingEntryJson> entries) {
        /**
         * The mapping that is meant.
         *
         * @throws IllegalArgumentException when an entry cannot be meant like this; the message says which and why
         */
        NodeMapping mapping() {
            return new NodeMapping(entries.stream()
                    .map(entry -> new NodeMapping.Entry(entry.node(), entry.instance()))
                    .toList());
        }
    }

    /** A mapping that was saved. */
    record SlurmMappingSavedJson(
            @JsonPropertyDescription("Always true.") boolean ok,

            @JsonPropertyDescription("How many entries there are now.")
            int saved) {}
}
