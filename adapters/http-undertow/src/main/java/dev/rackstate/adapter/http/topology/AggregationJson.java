package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;

/** How a part of the building takes part in propagation. */
record AggregationJson(
        @JsonPropertyDescription("What it makes of its children: " + Reducer.REDUCERS + ".") @Default("\"worst\"")
        String reducer,

        @JsonPropertyDescription("What it lets through to what holds it: " + EdgeMap.EDGES + ".")
        @Default("\"identity\"")
        String edge,

        @JsonPropertyDescription("How much it counts where what holds it is weighted.")
        @Default("1")
        @Allowed(least = 1, most = Aggregation.MAX_WEIGHT)
        int weight) {
    /** Refuses what is neither a reducer nor an edge map; the message says what is allowed. */
    AggregationJson {
        Reducer.parse(reducer);
        EdgeMap.parse(edge);
    }

    static AggregationJson of(Aggregation aggregation) {
        return new AggregationJson(
                aggregation.reducer().toString(), aggregation.edge().toString(), aggregation.weight());
    }

    Aggregation aggregation() {
        return new Aggregation(Reducer.parse(reducer), EdgeMap.parse(edge), weight);
    }
}
