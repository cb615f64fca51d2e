package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.telemetry.TelemetryException;
import java.util.Optional;

/** A parsed expression, free of any simulation. Immutable; parsed once, bound and evaluated often. */
public final class Query {
    private final Expression expression;

    private Query(Expression expression) {
        this.expression = expression;
    }

    /**
     * Parses an expression.
     *
     * @throws TelemetryException of kind REJECTED when it is not PromQL, or PromQL that the simulator does not
     *     evaluate, or holds a regular expression that takes too long; the message names what, and where it stands
     */
    public static Query parse(String text) throws TelemetryException {
        try {
            return new Query(ExpressionParser.parse(text));
        } catch (RegexTest.CostlyMatchException e) {
            throw Refusal.rejected(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Finds out what it takes for the expression to come out at a wanted value: a selector of one metric, its average,
     * minimum or maximum, and arithmetic on these can be turned round; a sum and a count cannot.
     */
    public Optional<Inversion> inversion(Simulation simulation) {
        try {
            return Inversion.of(expression, new Binder(simulation));
        } catch (TelemetryException | RegexTest.CostlyMatchException e) {
            return Optional.empty();
        }
    }

    /**
     * Looks up the series of a simulation that the expression speaks of.
     *
     * @throws TelemetryException of kind REJECTED when a regular expression takes too long, or when series of several
     *     metrics become equal because their names fall away
     */
    public BoundQuery bind(Simulation simulation) throws TelemetryException {
        try {
            return new Binder(simulation).bind(expression);
        } catch (RegexTest.CostlyMatchException e) {
            throw Refusal.rejected(String.valueOf(e.getMessage()));
        }
    }
}
