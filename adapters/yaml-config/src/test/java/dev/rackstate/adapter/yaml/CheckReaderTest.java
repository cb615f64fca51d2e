package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReaderTest {
    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void noChecks() {
        files = new FilesOnDisk(directory);
    }

    private List<Check> checks(String text) {
        return files.write("checks/checks.yaml", text).load().checks().all();
    }

    private Check check(String fields) {
        List<Check> checks = checks("checks:\n  - " + fields.indent(4).strip() + "\n");
        assertThat(checks).hasSize(1);
        return checks.get(0);
    }

    private List<String> problemsOf(String fields) {
        checks("checks:\n  - id: c\n    name: C\n    scope: node\n    expr: up\n"
                + "    rules: [{op: '==', value: 0, severity: CRIT}]\n" + fields.indent(4));
        return files.problems();
    }

    @Test
    void check_withEverything_isReadAsWritten() {
        Check check = check("""
                id: drive
                name: Failed drive
                scope: node
                kind: storage
                expr: drive{instance=~"$instances"} == 1
                output: numeric
                selectors: [host]
                for: 5m
                missing: warn
                expand_by_label: slot
                expand_discovery_expr: count by (instance, slot) (drive{instance=~"$instances"})
                expand_absent_state: OK
                expand_crit_threshold: 3
                rules:
                  - {op: ">=", value: 2.5, severity: CRIT}
                  - {op: "!=", value: "1", severity: warn}
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(check.id()).isEqualTo("drive");
        assertThat(check.kind()).isEqualTo("storage");
        assertThat(check.scope()).isEqualTo(CheckScope.NODE);
        assertThat(check.expr()).hasToString("drive{instance=~\"$instances\"} == 1");
        assertThat(check.output()).isEqualTo("numeric");
        assertThat(check.selectors()).containsExactly("host");
        assertThat(check.holdFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(check.missing()).isEqualTo(HealthState.WARN);
        assertThat(check.rules())
                .containsExactly(
                        new Rule(Rule.Op.GREATER_OR_EQUAL, 2.5, HealthState.CRIT),
                        new Rule(Rule.Op.NOT_EQUAL, 1, HealthState.WARN));
        Expansion expansion = check.expansion();
        assertThat(expansion).isNotNull();
        assertThat(expansion.label()).isEqualTo("slot");
        assertThat(expansion.discovery()).hasToString("count by (instance, slot) (drive{instance=~\"$instances\"})");
        assertThat(expansion.absentState()).isEqualTo(HealthState.OK);
        assertThat(expansion.critThreshold()).isEqualTo(3);
    }

    @Test
    void check_withTheLeastThatIsNeeded_hasTheDefaults() {
        Check check = check("{id: c, name: C, scope: rack, expr: up, rules: [{op: '>', value: .inf, severity: CRIT}]}");

        assertThat(files.problems()).isEmpty();
        assertThat(check.kind()).isNull();
        assertThat(check.output()).isEqualTo("bool");
        assertThat(check.selectors()).isEmpty();
        assertThat(check.holdFor()).isZero();
        assertThat(check.expansion()).isNull();
        assertThat(check.missing()).isNull();
        assertThat(check.rules().get(0).value()).isInfinite();
    }

    @Test
    void absentState_notGiven_isThePlannersUnknownState() {
        files.write(
                "app.yaml",
                "paths: {topology: topology, templates: templates, checks: checks}\nplanner: {unknown_state: WARN}\n");

        Check check = check("""
                {id: c, name: C, scope: node, expr: up, expand_by_label: slot,
                 rules: [{op: '>', value: 1, severity: CRIT}]}
                """);

        assertThat(check.expansion()).isNotNull();
        assertThat(check.expansion().absentState()).isEqualTo(HealthState.WARN);
    }

    @Test
    void kinds_theOlderForm_giveTheirKeyAsKind() {
        List<Check> checks = checks("""
                checks:
                  - {id: a, name: A, scope: node, expr: up, rules: [{op: '==', value: false, severity: CRIT}]}
                kinds:
                  server:
                    - {id: b, name: B, scope: chassis, expr: up, rules: [{op: '==', value: true, severity: CRIT}]}
                    - {id: c, name: C, kind: own, scope: rack, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(checks).extracting(Check::id).containsExactly("a", "b", "c");
        assertThat(checks).extracting(Check::kind).containsExactly(null, "server", "own");
        assertThat(checks.get(0).rules().get(0).value()).isZero();
        assertThat(checks.get(1).rules().get(0).value()).isEqualTo(1);
    }

    @Test
    void check_withErrors_isLeftOutWithAllOfThemNamed() {
        List<Check> checks = checks("""
                checks:
                  - {id: good, name: Good, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                  - id: bad
                    name: Bad
                    scope: room
                    output: text
                    missing: ok
                    for: 5min
                    expand_by_label: slot
                    expand_crit_threshold: 0
                    expand_absent_state: GONE
                    rules:
                      - {op: '=', value: high, severity: BAD}
                      - {value: .nan}
                      - text
                """);

        String lost = "; the check 'bad' is left out";
        assertThat(files.problems())
                .containsExactly(
                        "checks/checks.yaml:3:5: 'expr' is missing" + lost,
                        "checks/checks.yaml:5:12: 'scope' must be one of node, chassis, rack, not 'room'" + lost,
                        "checks/checks.yaml:6:13: 'output' must be one of bool, numeric, not 'text'" + lost,
                        "checks/checks.yaml:7:14: 'missing' must be one of unknown, warn, crit, not 'ok'" + lost,
                        "checks/checks.yaml:8:10: 'for': '5min' is not a duration; allowed: a whole number and one of s"
                                + " m h d w y, like 5m" + lost,
                        "checks/checks.yaml:10:28: 'expand_crit_threshold' must be a whole number of at least 1, not 0"
                                + lost,
                        "checks/checks.yaml:11:26: 'expand_absent_state': 'GONE' is not a state; allowed: OK, WARN,"
                                + " CRIT, UNKNOWN" + lost,
                        "checks/checks.yaml:13:14: 'op': '=' is not a comparison; allowed: == != > >= < <=" + lost,
                        "checks/checks.yaml:13:26: 'value' must be a number, not 'high'" + lost,
                        "checks/checks.yaml:13:42: 'severity': 'BAD' is not a state; allowed: OK, WARN, CRIT, UNKNOWN"
                                + lost,
                        "checks/checks.yaml:14:9: 'op' is missing" + lost,
                        "checks/checks.yaml:14:9: 'severity' is missing" + lost,
                        "checks/checks.yaml:14:17: 'value' must be a number, not .nan" + lost,
                        "checks/checks.yaml:15:9: a rule must be a mapping, not 'text'" + lost);
        assertThat(checks).extracting(Check::id).containsExactly("good");
    }

    @Test
    void expression_wrong_leavesTheCheckOut() {
        checks("""
                checks:
                  - {id: a, name: A, scope: node, expr: 'up{instance=~"$instances}', rules: *rules}
                  - {id: b, name: B, scope: node, expr: 'up == $instances', rules: *rules}
                  - {id: c, name: C, scope: node, expr: '', rules: *rules}
                """.replaceFirst("\\*rules", "&rules [{op: '>', value: 1, severity: WARN}]"));

        assertThat(files.problems()).hasSize(3);
        assertThat(files.problems().get(0))
                .startsWith("checks/checks.yaml:2:41: 'expr': the string that opens at character 14 does not end")
                .endsWith("; the check 'a' is left out");
        assertThat(files.problems().get(1))
                .startsWith("checks/checks.yaml:3:41: 'expr': '$instances' at character 7 stands outside quotes")
                .endsWith("; the check 'b' is left out");
        assertThat(files.problems().get(2))
                .isEqualTo(
                        "checks/checks.yaml:4:41: 'expr': an expression must not be blank; the check 'c' is left out");
    }

    @Test
    void placeholders_thatDoNotExist_areNamed() {
        Check check = check("""
                id: c
                name: C
                scope: node
                expr: up{instance=~"$instance", job=~"$jobs", a=~"${racks}"}
                rules: [{op: '==', value: 0, severity: CRIT}]
                """);

        assertThat(check.id()).isEqualTo("c");
        assertThat(files.problems())
                .containsExactly(
                        "checks/checks.yaml:5:11: warning: 'expr': '$instance' is no placeholder; did you mean"
                                + " '$instances'?",
                        "checks/checks.yaml:5:11: warning: 'expr': '${racks}' is no placeholder; did you mean"
                                + " '$racks'?");
    }

    @Test
    void keysThatContradictOrDoNothing_areNamed() {
        assertThat(problemsOf("for: 1m\nfor_duration: 2m"))
                .containsExactly(
                        "checks/checks.yaml:8:19: warning: 'for_duration' means the same as 'for', which stands"
                                + " here too; it is ignored");
        assertThat(problemsOf("expand_crit_threshold: 2"))
                .containsExactly("checks/checks.yaml:7:28: warning: 'expand_crit_threshold' has no effect without"
                        + " 'expand_by_label'");
        assertThat(problemsOf("severity: CRIT"))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("checks/checks.yaml:7:5: warning: unknown key 'severity'; "));
    }

    @Test
    void forDuration_theOtherName_counts() {
        assertThat(problemsOf("for_duration: 2h")).isEmpty();
        assertThat(files.load().checks().all().get(0).holdFor()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void rules_none_loadWithAWarning() {
        Check check = check("{id: c, name: C, scope: node, expr: up, rules: []}");

        assertThat(check.rules()).isEmpty();
        assertThat(files.problems())
                .containsExactly("checks/checks.yaml:2:52: warning: the check has no rules: every sample is OK");
    }

    @Test
    void idsThatRepeat_firstCounts() {
        String fields = ", scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}";
        List<Check> checks =
                checks("checks:\n  - {id: c, name: One" + fields + "\n  - {id: c, name: Two" + fields + "\n");

        assertThat(checks).extracting(Check::name).containsExactly("One");
        assertThat(files.problems())
                .containsExactly("checks/checks.yaml:3:10: warning: the check 'c' is already defined at"
                        + " checks/checks.yaml:2:10; that one is used");
    }

    @Test
    void idsThatRepeat_firstLeftOut_secondCounts() {
        List<Check> checks = checks("""
                checks:
                  - {id: c, name: One, scope: node}
                  - {id: c, name: Two, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                """);

        assertThat(checks).extracting(Check::name).containsExactly("Two");
        assertThat(files.problems())
                .containsExactly("checks/checks.yaml:2:5: 'expr' is missing; the check 'c' is left out");
    }

    @Test
    void directory_yamlThenYmlInOrderWithoutSubdirectories() {
        String check = ", name: N, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}]\n";
        files.write("checks/b.yaml", "checks: [{id: b" + check)
                .write("checks/a.yml", "checks: [{id: a" + check)
                .write("checks/c.yaml", "checks: [{id: c" + check)
                .write("checks/sub/d.yaml", "checks: [{id: d" + check);

        assertThat(files.load().checks().all()).extracting(Check::id).containsExactly("b", "c", "a");
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void singleFile_isReadToo() {
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: only.yaml}\n")
                .write("only.yaml", """
                        checks:
                          - {id: x, name: X, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                        """);

        assertThat(files.load().checks().all()).extracting(Check::id).containsExactly("x");
    }
}
