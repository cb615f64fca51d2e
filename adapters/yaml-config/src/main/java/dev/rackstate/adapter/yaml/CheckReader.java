package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckDuration;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads health checks: a list {@code checks}, and the older {@code kinds}, a mapping of kinds to lists. A check with an
 * error is left out: with a rule or a duration missing it would say something else than was meant.
 */
final class CheckReader {
    private static final String STATES = "one of OK, WARN, CRIT, UNKNOWN";
    private static final Form<HealthState> STATE = Form.parsed(STATES, HealthState::parse);
    private static final Form<String> SCOPE = Form.oneOf("node", "chassis", "rack");
    private static final Form<String> OUTPUT = Form.oneOf("bool", "numeric");
    private static final Form<String> MISSING = Form.oneOfIgnoringCase("unknown", "warn", "crit");
    private static final Form<Duration> DURATION = Form.parsed("a duration like 5m", CheckDuration::parse);
    private static final Form<Rule.Op> OP = Form.parsed("a comparison", Rule.Op::parse);
    private static final Form<PromQlTemplate> EXPRESSION =
            Form.parsed("a PromQL expression", text -> PromQlTemplate.parse(text, Check.PLACEHOLDERS));
    private static final Form<Double> RULE_VALUE = new Form<>("a number", false, CheckReader::ruleValue);
    private static final Pattern DOLLAR = Pattern.compile("\\$\\{?([A-Za-z_]+)}?");

    private final HealthState unknownState;
    private final Set<String> builtIn;
    private final Definitions<Check> checks = new Definitions<>("check");

    /**
     * A reader.
     *
     * @param unknownState what a target is when nothing is known of it
     * @param builtIn the ids of checks that are there already
     */
    CheckReader(HealthState unknownState, Set<String> builtIn) {
        this.unknownState = unknownState;
        this.builtIn = builtIn;
    }

    Definitions<Check> read(Library.Contents library) {
        if (!library.complete()) {
            checks.incomplete();
        }
        for (Document document : library.documents()) {
            Fields file = document.fields(Subject.tolerant("file"));
            if (file == null) {
                checks.incomplete();
                continue;
            }
            checks.read(file, "checks", fields -> check(fields, null));
            Fields kinds = file.section("kinds");
            for (Entry kind : kinds.entries()) {
                String name = kind.key().text();
                checks.read(kinds, name, fields -> check(fields, name));
            }
            file.finish();
        }
        return checks;
    }

    private @Nullable Check check(Fields fields, @Nullable String defaultKind) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        if (builtIn.contains(id)) {
            fields.fail(
                    "id",
                    " '" + id + "' is the id of a check that is built in: by it Slurm's states count in health while"
                            + " 'edge' of the plugin workload-slurm is not ignore; choose another one");
        }
        String name = fields.required("name", Form.TEXT, "");
        String kind = fields.optional("kind", Form.TEXT, defaultKind);
        String scope = fields.required("scope", SCOPE, "node");
        PromQlTemplate expression =
                withoutUnknownPlaceholders(fields, "expr", fields.required("expr", EXPRESSION, null));
        String output = fields.optional("output", OUTPUT, "bool");
        List<String> selectors = fields.list("selectors", Form.NAME);
        List<Rule> rules = rules(fields);
        Duration holdFor = holdFor(fields);
        Expansion expansion = expansion(fields);
        String missing = fields.optional("missing", MISSING, null);
        fields.finish();
        if (expression == null || fields.failed()) {
            return null;
        }
        return new Check(
                id,
                name,
                kind,
                CheckScope.valueOf(scope.toUpperCase(Locale.ROOT)),
                expression,
                output,
                selectors,
                rules,
                holdFor,
                expansion,
                missing == null ? null : HealthState.parse(missing));
    }

    /** The expression itself; warns of what looks like a placeholder and is none. */
    private static @Nullable PromQlTemplate withoutUnknownPlaceholders(
            Fields fields, String key, @Nullable PromQlTemplate expression) {
        Matcher dollar = DOLLAR.matcher(expression == null ? "" : expression.toString());
        while (dollar.find()) {
            if (dollar.group().startsWith("${") || !Check.PLACEHOLDERS.contains(dollar.group(1))) {
                List<String> allowed = Check.PLACEHOLDERS.stream()
                        .map(name -> "$" + name)
                        .sorted()
                        .toList();
                fields.place(key)
                        .warning("'" + key + "': '" + dollar.group() + "' is no placeholder; "
                                + Spelling.hint(dollar.group(), allowed));
            }
        }
        return expression;
    }

    private static List<Rule> rules(Fields check) {
        List<Rule> rules = new ArrayList<>();
        for (YamlValue item : check.items("rules")) {
            Fields fields = check.part(item, "rule");
            if (fields != null) {
                Rule.Op op = fields.required("op", OP, Rule.Op.EQUAL);
                double value = fields.required("value", RULE_VALUE, 0.0);
                HealthState severity = fields.required("severity", STATE, HealthState.UNKNOWN);
                rules.add(new Rule(op, value, severity));
                fields.finish();
            }
        }
        if (rules.isEmpty() && !check.failed()) {
            check.place("rules").warning("the check has no rules: every sample is OK");
        }
        return rules;
    }

    private static Double ruleValue(Scalar scalar) {
        String text = scalar.text();
        if (scalar.isBoolean()) {
            return text.equalsIgnoreCase("true") ? 1.0 : 0.0;
        }
        if (text.matches("[-+]?\\.?[iI]nf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Form.NUMBER.read(scalar);
    }

    private static Duration holdFor(Fields fields) {
        Duration written = fields.optional("for", DURATION, null);
        Duration older = fields.optional("for_duration", DURATION, null);
        if (written != null && older != null) {
            fields.place("for_duration")
                    .warning("'for_duration' means the same as 'for', which stands here too; it is" + " ignored");
        }
        return written != null ? written : older != null ? older : Duration.ZERO;
    }

    private @Nullable Expansion expansion(Fields fields) {
        String label = fields.optional("expand_by_label", Form.NAME, null);
        String discoveryKey = "expand_discovery_expr";
        PromQlTemplate discovery =
                withoutUnknownPlaceholders(fields, discoveryKey, fields.optional(discoveryKey, EXPRESSION, null));
        HealthState absent = fields.optional("expand_absent_state", STATE, unknownState);
        Integer threshold = fields.optional("expand_crit_threshold", Form.atLeast(1), null);
        if (label != null) {
            return new Expansion(label, discovery, absent, threshold);
        }
        for (String key : List.of(discoveryKey, "expand_absent_state", "expand_crit_threshold")) {
            if (fields.has(key)) {
                fields.place(key).warning("'" + key + "' has no effect without 'expand_by_label'");
            }
        }
        return null;
    }
}
