package dev.rackstate.adapter.http.inquiry;

import java.math.BigDecimal;

/**
 * Samples as Prometheus' HTTP API writes them: text, because JSON has neither NaN nor infinities.
 *
 * <p>Source: Prometheus documentation, "HTTP API", "Expression query result formats"; small and large numbers have an
 * exponent, as Go's {@code strconv} writes it.
 */
final class SampleText {
    private static final double SMALL = 1e-6;
    private static final double LARGE = 1e21;

    private SampleText() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return Double.compare(value, 0.0) < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < SMALL || size >= LARGE ? withExponent(exact) : exact.toPlainString();
    }

    private static String withExponent(BigDecimal exact) {
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        return (exact.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + String.format("e%s%02d", sign, Math.abs(exponent));
    }
}
