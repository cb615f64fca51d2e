package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of telemetry that hands over answers made beforehand. Safe for concurrent use.
 *
 * <p>The names in the answers are objects of their own, as they would be after decoding: comparing them with the
 * topology's costs what it costs in life. One name is one object in all answers, as a decoder with a dictionary has it.
 */
public final class CannedTelemetry implements TelemetrySource {
    private static final Samples ONE =
            new Samples.Builder(List.of()).add(new String[0], 1, 0).build();

    private final Map<Signal, InTurn<Samples>> answers = new EnumMap<>(Signal.class);

    /** Makes the answers to the given signals' checks. Costs O(entities) for each. */
    public CannedTelemetry(CompiledTopology topology, List<Signal> signals) {
        Map<EntityKind, String[]> names = new EnumMap<>(EntityKind.class);
        for (Signal signal : signals) {
            EntityKind kind = signal.scope().target();
            int[] entities = topology.all(kind).toArray();
            String[] ids = names.computeIfAbsent(kind, k -> copies(topology, entities));
            answers.put(signal, new InTurn<>(phase -> samples(signal, entities, ids, phase)));
        }
    }

    @SuppressWarnings("StringOperationCanBeSimplified") // a copy is the point
    private static String[] copies(CompiledTopology topology, int[] entities) {
        return Arrays.stream(entities)
                .mapToObj(entity -> new String(topology.id(entity)))
                .toArray(String[]::new);
    }

    private static Samples samples(Signal signal, int[] entities, String[] ids, int phase) {
        Samples.Builder builder = new Samples.Builder(List.of("id"));
        @Nullable String[] row = new @Nullable String[1];
        for (int i = 0; i < entities.length; i++) {
            row[0] = ids[i];
            builder.add(row, Condition.of(signal, entities[i], phase).sample(signal), entities[i]);
        }
        return builder.build();
    }

    @Override
    public String id() {
        return "canned";
    }

    @Override
    public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
        if (query.equals(PromQl.ping())) {
            return ONE;
        }
        InTurn<Samples> prepared =
                Signal.askedBy(query.text()).map(answers::get).orElse(null);
        if (prepared == null) {
            throw new TelemetryException(TelemetryException.Kind.REJECTED, "no answer was prepared to " + query);
        }
        if (request.labels().size() != 1) {
            throw new TelemetryException(
                    TelemetryException.Kind.REJECTED, "prepared answers have one label, not " + request.labels());
        }
        return prepared.next();
    }

    @Override
    public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
        throw new TelemetryException(TelemetryException.Kind.REJECTED, "only the present was prepared");
    }
}
