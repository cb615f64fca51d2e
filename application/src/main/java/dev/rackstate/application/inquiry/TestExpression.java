package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.domain.promql.PromQl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries a PromQL expression out. Safe for concurrent use. */
public interface TestExpression {
    /**
     * Asks one source.
     *
     * @throws InquiryException when there is no answer
     */
    Tested test(Expression expression) throws InquiryException;

    /**
     * What is tried.
     *
     * @param text the expression; a variable in it is {@code $name} inside quotes. The placeholders of checks that are no
     *     variables stand for everything, as they do in a round
     * @param variables name, without the dollar sign, to the one value that it stands for
     * @param sourceId which source is asked, or null for the first
     */
    record Expression(
            String text,
            Map<String, String> variables,
            @Nullable String sourceId) {
        /** Copies the map. */
        public Expression {
            variables = Map.copyOf(variables);
        }
    }

    /**
     * What came of it.
     *
     * @param query what was asked
     * @param series one point each, at the moment of asking; not more than {@link #MAX_SERIES}
     * @param warnings what is to be known beside
     */
    record Tested(PromQl query, List<RangeResult.Series> series, List<String> warnings) {
        /** The most series that are handed over. */
        public static final int MAX_SERIES = 10_000;

        /** Copies the lists. */
        public Tested {
            series = List.copyOf(series);
            warnings = List.copyOf(warnings);
        }
    }
}
