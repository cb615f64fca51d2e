package dev.rackstate.application.round;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;

/** Stands in for a source whose settings cannot work: every question fails with the reason. */
record UnusableSource(String id, String reason) implements TelemetrySource {
    @Override
    public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
        throw new TelemetryException(TelemetryException.Kind.UNREACHABLE, reason);
    }

    @Override
    public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
        throw new TelemetryException(TelemetryException.Kind.UNREACHABLE, reason);
    }
}
