package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import java.util.Map;

/** An expression that is tried. */
record TestRequestJson(
        @JsonPropertyDescription("The PromQL. A variable in it is $name inside quotes; $instances, $racks, $chassis and"
                + " $jobs stand for everything unless they are variables.")
        String expr,

        @JsonPropertyDescription(
                "Name, without the dollar sign, to the one value that it stands for, whatever characters"
                        + " that holds.")
        @Nullable
        Map<String, String> variables,

        @JsonPropertyDescription("Which source is asked; the first when absent.") @Nullable
        String source) {}
