package dev.rackstate.benchmarks.telemetry;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Things that take turns, one per {@link Condition} phase, again and again. Safe for concurrent use. */
final class InTurn<T> {
    private final List<T> things;
    private final AtomicInteger turn = new AtomicInteger();

    InTurn(IntFunction<T> ofPhase) {
        things = IntStream.range(0, Condition.PHASES).mapToObj(ofPhase).toList();
    }

    T next() {
        return things.get(Math.floorMod(turn.getAndIncrement(), things.size()));
    }
}
