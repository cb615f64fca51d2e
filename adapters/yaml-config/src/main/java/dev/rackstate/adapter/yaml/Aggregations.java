package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code aggregation:}, which a site, room, aisle, rack or device may have: a reducer as text, or a mapping of
 * {@code reducer}, {@code edge} and {@code weight}.
 */
final class Aggregations {
    private static final Form<Reducer> REDUCER = Form.parsed(Reducer.REDUCERS, Reducer::parse);
    /** An edge map, here and wherever else one is configured. */
    static final Form<EdgeMap> EDGE = Form.parsed(EdgeMap.EDGES, EdgeMap::parse);

    private static final Form<Integer> WEIGHT = Form.whole(1, Aggregation.MAX_WEIGHT);

    private Aggregations() {}

    static Aggregation read(Fields entity) {
        @Nullable YamlValue value = entity.peek("aggregation");
        Aggregation plain = Aggregation.DEFAULT;
        if (value instanceof Scalar) {
            Reducer reducer = entity.optional("aggregation", REDUCER, plain.reducer());
            return new Aggregation(reducer, plain.edge(), plain.weight());
        }
        Fields fields = entity.section("aggregation");
        Aggregation aggregation = new Aggregation(
                fields.optional("reducer", REDUCER, plain.reducer()),
                fields.optional("edge", EDGE, plain.edge()),
                fields.optional("weight", WEIGHT, plain.weight()));
        fields.finish();
        return aggregation;
    }
}
