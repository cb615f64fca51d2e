package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.view.ViewState;
import java.time.InstantSource;

/**
 * Everything that can be asked.
 *
 * @param metricData how a metric went
 * @param expressions what an expression gives
 * @param checks what a check would say
 */
public record Inquiries(ReadMetricData metricData, TestExpression expressions, TryCheck checks) {
    /** Questions to these sources about what is published. */
    public static Inquiries over(ViewState state, OpenSources sources, InstantSource clock) {
        Panel panel = new Panel(sources);
        return new Inquiries(
                new MetricHistory(state, panel),
                new ExpressionTrial(state, panel, clock),
                new CheckTrial(state, panel, clock));
    }
}
