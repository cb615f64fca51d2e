package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.application.telemetry.TelemetryException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A query turned round: which series have to have which value for it to come out at a wanted one.
 *
 * @param family the metric whose series it speaks of
 * @param series which of them, by number
 * @param scale what the query multiplies their values by
 * @param offset what it adds to that
 */
public record Inversion(MetricFamily family, BitSet series, double scale, double offset) {
    private static final double ROUNDING = 1e-9;
    private static final MathContext DIGITS = new MathContext(14);

    /** What the series have to be worth, without the last digits, which are errors of the arithmetic. */
    public double back(double wanted) {
        double exact = (wanted - offset) / scale;
        return Double.isFinite(exact) ? new BigDecimal(exact).round(DIGITS).doubleValue() : exact;
    }

    /** A query can be turned round when it is a straight line: so much at 0, and as much more at 1 as from there to 2. */
    static Optional<Inversion> of(Expression expression, Binder binder) throws TelemetryException {
        Expression at = expression;
        DoubleUnaryOperator forward = DoubleUnaryOperator.identity();
        while (!(at instanceof Expression.Selector)) {
            if (at instanceof Expression.Arithmetic arithmetic) {
                forward = forward.compose(value -> arithmetic.numberFirst()
                        ? arithmetic.operator().applyAsDouble(arithmetic.number(), value)
                        : arithmetic.operator().applyAsDouble(value, arithmetic.number()));
                at = arithmetic.vector();
            } else if (at instanceof Expression.Aggregation aggregation
                    && aggregation.how().keepsWhatAllHave()) {
                at = aggregation.of();
            } else {
                return Optional.empty();
            }
        }
        double offset = forward.applyAsDouble(0);
        double scale = forward.applyAsDouble(1) - offset;
        double bend = forward.applyAsDouble(2) - offset - 2 * scale;
        boolean straight = Double.isFinite(offset) && scale != 0 && Math.abs(bend) <= ROUNDING * Math.abs(scale);
        if (!straight || !(binder.bind(at) instanceof SelectedVector selected)) {
            return Optional.empty();
        }
        MetricFamily family = selected.onlyFamily();
        return family == null
                ? Optional.empty()
                : Optional.of(new Inversion(family, selected.onlySeries(), scale, offset));
    }
}
