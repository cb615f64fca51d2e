package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckDuration;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.health.HealthState;
import java.util.List;

/** A health check. */
record CheckJson(
        @JsonPropertyDescription("Unique in the library.") String id,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("What it speaks of.") CheckScope scope,

        @JsonPropertyDescription(
                "The query, with $instances, $racks, $chassis or $jobs in it; empty for a check that is built in"
                        + " and asks no telemetry.")
        String expr,

        @JsonPropertyDescription("bool or numeric; a hint for display.")
        String output,

        @JsonPropertyDescription("The first names the label that tells targets apart, in place of the scope's own.")
        List<String> selectors,

        @JsonPropertyDescription("What a sample means: the worst of all that hold; OK when none does.")
        List<RuleJson> rules,

        @JsonPropertyDescription("Grouping for display.") @Nullable
        String kind,

        @JsonPropertyDescription("The label whose values tell the virtual nodes of an instance apart.") @Nullable
        String expandByLabel,

        @JsonPropertyDescription("A query that names the virtual nodes there should be.") @Nullable
        String expandDiscoveryExpr,

        @JsonPropertyDescription("What a virtual node is that the check says nothing about.") @Nullable
        HealthState expandAbsentState,

        @JsonPropertyDescription("With fewer CRIT virtual nodes than this the instance is WARN instead.") @Nullable
        Integer expandCritThreshold,

        @JsonProperty("for")
        @JsonPropertyDescription("How long trouble must last before it counts; null for at once.")
        @Nullable
        String holdFor,

        @JsonPropertyDescription("What a target is that the check says nothing about; null when that is nothing.")
        @Nullable
        HealthState missing) {
    static CheckJson of(Check check) {
        Expansion expansion = check.expansion();
        return new CheckJson(
                check.id(),
                check.name(),
                check.scope(),
                check.expr().toString(),
                check.output(),
                check.selectors(),
                check.rules().stream().map(RuleJson::of).toList(),
                check.kind(),
                expansion == null ? null : expansion.label(),
                expansion == null || expansion.discovery() == null
                        ? null
                        : expansion.discovery().toString(),
                expansion == null ? null : expansion.absentState(),
                expansion == null ? null : expansion.critThreshold(),
                check.holdFor().isZero() ? null : CheckDuration.text(check.holdFor()),
                check.missing());
    }
}
