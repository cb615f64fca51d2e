package dev.rackstate.adapter.simulator.query;

import dev.rackstate.application.telemetry.TelemetryException;

/** The words in which a query is refused. Positions are counted from 0 here and from 1 in the message. */
final class Refusal {
    private static final String KNOWN = "it evaluates selectors, sum, avg, min, max and count with by or without,"
            + " + - * / and comparisons with numbers, and vector(); use a Prometheus for the rest";

    private Refusal() {}

    /** PromQL has it, the simulator has not. */
    static TelemetryException unsupported(String what, int position) {
        return rejected(
                "the embedded simulator does not evaluate " + what + " (character " + (position + 1) + "); " + KNOWN);
    }

    /** It is not PromQL. */
    static TelemetryException faulty(String what, int position) {
        return rejected("character " + (position + 1) + " of the expression: " + what);
    }

    static TelemetryException rejected(String message) {
        return new TelemetryException(TelemetryException.Kind.REJECTED, message);
    }
}
