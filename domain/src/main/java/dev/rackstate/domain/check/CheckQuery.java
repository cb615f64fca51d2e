package dev.rackstate.domain.check;

import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.util.HashMap;
import java.util.Map;

/**
 * An expression of a check as a question about ids of the check's scope. Placeholders of other scopes stand for
 * everything, {@code $jobs} for the configured jobs. Immutable.
 */
public final class CheckQuery {
    private final PromQlTemplate expression;
    private final String own;
    private final Map<String, Binding> others;

    /**
     * A question.
     *
     * @param expression the check's, or that of its discovery
     * @param scope what the ids name
     * @param jobRegex what {@code $jobs} stands for
     */
    public CheckQuery(PromQlTemplate expression, CheckScope scope, String jobRegex) {
        this.expression = expression;
        this.own = scope.placeholder();
        this.others = everything(jobRegex);
    }

    /** What the placeholders stand for where nothing is asked about in particular. */
    public static Map<String, Binding> everything(String jobRegex) {
        Map<String, Binding> bindings = new HashMap<>();
        for (CheckScope scope : CheckScope.values()) {
            bindings.put(scope.placeholder(), Binding.pattern(".*"));
        }
        bindings.put("jobs", Binding.pattern(jobRegex));
        return bindings;
    }

    /** Whether the ids make a difference. */
    public boolean takesIds() {
        return expression.placeholders().contains(own);
    }

    /**
     * The query about these ids.
     *
     * @throws IllegalArgumentException when an id cannot stand where the expression wants it
     */
    public PromQl about(Binding ids) {
        Map<String, Binding> bindings = new HashMap<>(others);
        bindings.put(own, ids);
        return expression.render(bindings);
    }
}
