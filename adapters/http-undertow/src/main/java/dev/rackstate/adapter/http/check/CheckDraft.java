package dev.rackstate.adapter.http.check;

import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckDuration;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a check of its definition, and notes everything that is wrong with it. Used once. */
final class CheckDraft {
    private static final String IN_BODY = "check";

    private final CheckDefinitionJson definition;
    private final @Nullable Check base;
    private final HealthState unknownState;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * A draft.
     *
     * @param base what absent properties are taken from, or null
     * @param unknownState what a virtual node is that nothing is known of, unless the definition says otherwise
     */
    CheckDraft(CheckDefinitionJson definition, @Nullable Check base, HealthState unknownState) {
        this.definition = definition;
        this.base = base;
        this.unknownState = unknownState;
    }

    /**
     * The check.
     *
     * @throws Refusal when it is none, with every field that is wrong
     */
    Check check() throws Refusal {
        String id = given("id", definition.id().over(base == null ? null : base.id()), "");
        CheckScope scope = given("scope", definition.scope().over(base == null ? null : base.scope()), CheckScope.NODE);
        PromQlTemplate expr = expression("expr", definition.expr(), base == null ? null : base.expr());
        given("expr", expr, null);
        List<Rule> rules = rules();
        Duration holdFor = holdFor();
        Expansion expansion = expansion();
        if (!errors.isEmpty() || id == null || scope == null || expr == null) {
            throw Refusal.invalid(errors);
        }
        return new Check(
                id,
                Objects.requireNonNullElse(definition.name().over(base == null ? null : base.name()), id),
                definition.kind().over(base == null ? null : base.kind()),
                scope,
                expr,
                Objects.requireNonNullElse(definition.output().over(base == null ? null : base.output()), "bool"),
                Objects.requireNonNullElse(
                        definition.selectors().over(base == null ? null : base.selectors()), List.of()),
                rules,
                holdFor,
                expansion,
                definition.missing().over(base == null ? null : base.missing()));
    }

    private <T> @Nullable T given(String field, @Nullable T value, @Nullable T otherwise) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            if (errors.stream().noneMatch(error -> error.loc().contains(field))) {
                wrong(field, "missing", "'" + field + "' is required", null);
            }
            return otherwise;
        }
        return value;
    }

    private @Nullable PromQlTemplate expression(
            String field, Patch<String> written, @Nullable PromQlTemplate otherwise) {
        String text = written.value();
        return text == null
                ? (written.given() ? null : otherwise)
                : read(field, text, expression -> PromQlTemplate.parse(expression, Check.PLACEHOLDERS));
    }

    private List<Rule> rules() {
        List<RuleJson> written = definition.rules().value();
        if (written == null) {
            return base == null ? List.of() : base.rules();
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            try {
                rules.add(written.get(i).rule());
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(
                        "value_error",
                        List.of("body", IN_BODY, "rules", i, "value"),
                        String.valueOf(e.getMessage()),
                        written.get(i).value()));
            }
        }
        return rules;
    }

    private Duration holdFor() {
        boolean older = !definition.holdFor().given();
        Patch<String> written = older ? definition.forDuration() : definition.holdFor();
        if (!written.given()) {
            return base == null ? Duration.ZERO : base.holdFor();
        }
        String text = written.value();
        Duration read = text == null ? null : read(older ? "for_duration" : "for", text, CheckDuration::parse);
        return read == null ? Duration.ZERO : read;
    }

    private @Nullable Expansion expansion() {
        Expansion before = base == null ? null : base.expansion();
        String label = definition.expandByLabel().over(before == null ? null : before.label());
        PromQlTemplate discovery = expression(
                "expand_discovery_expr", definition.expandDiscoveryExpr(), before == null ? null : before.discovery());
        HealthState absent = definition.expandAbsentState().over(before == null ? null : before.absentState());
        Integer threshold = definition.expandCritThreshold().over(before == null ? null : before.critThreshold());
        return label == null
                ? null
                : new Expansion(label, discovery, absent == null ? unknownState : absent, threshold);
    }

    private <T> @Nullable T read(String field, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            wrong(field, "value_error", String.valueOf(e.getMessage()), text);
            return null;
        }
    }

    private void wrong(String field, String type, String message, @Nullable Object input) {
        errors.add(new FieldError(type, List.of("body", IN_BODY, field), message, input));
    }
}
