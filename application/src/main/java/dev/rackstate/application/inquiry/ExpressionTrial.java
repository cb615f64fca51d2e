package dev.rackstate.application.inquiry;

import dev.rackstate.application.inquiry.Panel.Reply;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.check.CheckQuery;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tries expressions out. */
final class ExpressionTrial implements TestExpression {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final ViewState state;
    private final Panel panel;
    private final InstantSource clock;

    ExpressionTrial(ViewState state, Panel panel, InstantSource clock) {
        this.state = state;
        this.panel = panel;
        this.clock = clock;
    }

    @Override
    public Tested test(Expression expression) throws InquiryException {
        PromQl query = query(expression);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Open seat = panel.seat(expression.sourceId());
        List<Reply<RangeResult>> replies =
                panel.ask(List.of(seat), open -> open.source().series(query, now));
        RangeResult result = replies.get(0).answer();
        return result == null ? new Tested(query, List.of(), List.of()) : tested(query, result);
    }

    private static Tested tested(PromQl query, RangeResult result) {
        List<String> warnings = new ArrayList<>(result.warnings());
        if (result.series().size() > Tested.MAX_SERIES) {
            warnings.add("only the first " + Tested.MAX_SERIES + " of "
                    + result.series().size() + " series are shown");
        }
        return new Tested(
                query, result.series().stream().limit(Tested.MAX_SERIES).toList(), warnings);
    }

    private PromQl query(Expression expression) throws InquiryException {
        String text = expression.text().strip();
        if (text.isEmpty()) {
            throw InquiryException.invalid("Expression is required");
        }
        for (String name : expression.variables().keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw InquiryException.invalid(
                        "'" + name + "' is no name of a variable; allowed: letters, digits and _, no digit first");
            }
        }
        Map<String, Binding> bindings = CheckQuery.everything(
                state.current().configuration().settings().telemetry().jobRegex());
        expression.variables().forEach((name, value) -> bindings.put(name, Binding.value(value)));
        try {
            return PromQlTemplate.parse(text, bindings.keySet()).render(bindings);
        } catch (IllegalArgumentException e) {
            throw new InquiryException(
                    InquiryException.Kind.UNANSWERED, "the expression cannot be asked: " + e.getMessage());
        }
    }
}
