package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Clearable;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.health.HealthState;
import java.util.List;

/** The properties of a check that is tried; absent ones are as in the check that it starts from, or have their defaults. */
record CheckDefinitionJson(
        @JsonPropertyDescription("Its id; templates that name it bind it.")
        Patch<String> id,

        @JsonPropertyDescription("What people call it; the id when absent.")
        Patch<String> name,

        @JsonPropertyDescription("What it speaks of; required in a whole definition.")
        Patch<CheckScope> scope,

        @JsonPropertyDescription("The query; required in a whole definition.")
        Patch<String> expr,

        @JsonPropertyDescription("bool or numeric.") @Allowed(words = {"bool", "numeric"})
        Patch<String> output,

        @JsonPropertyDescription("The first names the label that tells targets apart.")
        Patch<List<String>> selectors,

        @JsonPropertyDescription("What a sample means.") Patch<List<RuleJson>> rules,

        @JsonPropertyDescription("Grouping for display.") @Clearable
        Patch<String> kind,

        @JsonPropertyDescription("The label whose values tell virtual nodes apart.") @Clearable
        Patch<String> expandByLabel,

        @JsonPropertyDescription("A query that names the virtual nodes there should be.") @Clearable
        Patch<String> expandDiscoveryExpr,

        @JsonPropertyDescription("What a virtual node is that the check says nothing about.") @Clearable
        Patch<HealthState> expandAbsentState,

        @JsonPropertyDescription("With fewer CRIT virtual nodes than this the instance is WARN instead.")
        @Clearable
        @Allowed(least = 1)
        Patch<Integer> expandCritThreshold,

        @JsonProperty("for")
        @JsonPropertyDescription("How long trouble must last, such as 5m: a whole number and one of s m h d w y.")
        @Clearable
        Patch<String> holdFor,

        @JsonPropertyDescription("The older name of for.") @Clearable
        Patch<String> forDuration,

        @JsonPropertyDescription("What a target is that the check says nothing about.") @Clearable
        Patch<HealthState> missing) {}
