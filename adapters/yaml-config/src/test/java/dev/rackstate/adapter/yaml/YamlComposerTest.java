package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.application.configuration.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlComposerTest {
    private final FileReport report = new ProblemLog().open("file.yaml");

    @Test
    void compose_everyValue_knowsItsPlace() throws Exception {
        Mapping root = (Mapping) compose("""
                # comment
                name: Rack
                list:
                  - one
                  - {two: 2}
                """);

        assertThat(place(root)).isEqualTo("2:1");
        assertThat(place(root.get("name"))).isEqualTo("2:7");
        Sequence list = (Sequence) root.get("list");
        assertThat(place(list)).isEqualTo("4:3");
        assertThat(place(list.items().get(0))).isEqualTo("4:5");
        assertThat(place(((Mapping) list.items().get(1)).get("two"))).isEqualTo("5:11");
    }

    @Test
    void compose_noContent_isNull() throws Exception {
        assertThat(compose("")).isNull();
        assertThat(compose("# only a comment\n")).isNull();
        assertThat(compose("---\n")).isNull();
        assertThat(compose("~\n")).isNull();
    }

    @Test
    void compose_plainScalars_meanWhatYaml12SaysTheyMean() throws Exception {
        assertThat(scalar("42").isNumber()).isTrue();
        assertThat(scalar("1e3").isNumber()).isTrue();
        assertThat(scalar("-.5").isNumber()).isTrue();
        assertThat(scalar("0x1F").isNumber()).isTrue();
        assertThat(scalar(".inf").isNumber()).isTrue();
        assertThat(scalar("'42'").isNumber()).isFalse();
        assertThat(scalar("!!str 42").isNumber()).isFalse();
        assertThat(scalar("12:30").isNumber()).isFalse();
        assertThat(scalar("+").isNumber()).isFalse();
        assertThat(scalar("true").isBoolean()).isTrue();
        assertThat(scalar("'true'").isBoolean()).isFalse();
        assertThat(scalar("no").isBoolean()).isFalse();
        assertThat(scalar("Null").isNull()).isTrue();
        assertThat(scalar("''").isNull()).isFalse();
    }

    @Test
    void compose_aliases_standForTheirAnchors() throws Exception {
        Mapping root = (Mapping) compose("""
                a: &list [1, 2]
                b: *list
                """);

        assertThat(root.get("b")).isSameAs(root.get("a"));
    }

    @Test
    void compose_mergeKey_addsWhatIsNotThereItself() throws Exception {
        Mapping root = (Mapping) compose("""
                base: &base {type: server, height: 1}
                more: &more {role: gpu, height: 4}
                one: {<<: *base, height: 2}
                two: {<<: [*base, *more]}
                """);

        assertThat(entries(root.get("one"))).containsExactly("height=2", "type='server'");
        assertThat(entries(root.get("two"))).containsExactly("type='server'", "height=1", "role='gpu'");
        assertThat(problems()).isEmpty();
    }

    @Test
    void compose_mergeKeyWithSomethingElse_isReported() throws Exception {
        compose("a: {<<: 5}\n");

        assertThat(problems())
                .containsExactly("file.yaml:1:9: '<<' takes a mapping or a list of mappings, not 5; it is ignored");
    }

    @Test
    void compose_duplicateKey_keepsTheFirstAndReportsTheSecond() throws Exception {
        Mapping root = (Mapping) compose("id: a\nname: b\nid: c\n");

        assertThat(entries(root)).containsExactly("id='a'", "name='b'");
        assertThat(problems())
                .containsExactly("file.yaml:3:1: the key 'id' stands here a second time; only the first is used");
    }

    @Test
    void compose_duplicateKeyInALargeMapping_isReportedToo() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append("k").append(i).append(": ").append(i).append('\n');
        }

        Mapping root = (Mapping) compose(text + "k29: again\nk3: again\n");

        assertThat(root.entries()).hasSize(30);
        assertThat(problems()).hasSize(2);
    }

    @Test
    void compose_keyThatIsNoText_isReportedAndPassedOver() throws Exception {
        Mapping root = (Mapping) compose("[a, b]: 1\nid: a\n");

        assertThat(entries(root)).containsExactly("id='a'");
        assertThat(problems())
                .containsExactly("file.yaml:1:1: a key must be text, not a list; it is ignored (text"
                        + " that starts with { or [ belongs into quotes)");
    }

    @Test
    void compose_brokenYaml_saysWhereAndWhat() {
        assertThat(malformed("a: [1, 2\nb: 3\n"))
                .isEqualTo("2:2 is not valid YAML: expected ',' or ']', but got : while parsing a flow sequence");
        assertThat(malformed("a:\n\t- b\n"))
                .isEqualTo("2:1 is not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use"
                        + " \\t(TAB) for indentation) while scanning for the next token");
        assertThat(malformed("a: b: c\n")).isEqualTo("1:5 is not valid YAML: mapping values are not allowed here");
        assertThat(malformed("name: 'open\n"))
                .isEqualTo("2:1 is not valid YAML: found unexpected end of stream while scanning a quoted scalar");
        assertThat(malformed("a: x\u0007y\n"))
                .isEqualTo("1:5 is not valid YAML: the character U+0007 is not allowed; write it as an escape in double"
                        + " quotes");
    }

    @Test
    void compose_secondDocument_isRefused() {
        assertThat(malformed("a: 1\n---\nb: 2\n")).isEqualTo("2:1 holds a second document; one is allowed");
    }

    @Test
    void compose_foreignTags_areRefused() {
        String message =
                "uses a tag (!) that is not allowed; allowed: !!str, !!int, !!float, !!bool, !!null, !!seq," + " !!map";

        assertThat(malformed("a: !!python/object/apply:os.system ['ls']\n")).isEqualTo("1:4 " + message);
        assertThat(malformed("a: !secret x\n")).isEqualTo("1:4 " + message);
        assertThat(malformed("a: !!set {b}\n")).isEqualTo("1:4 " + message);
    }

    @Test
    void compose_unknownAlias_isRefusedWithoutShowingIt() {
        assertThat(malformed("password: *hunter2\n"))
                .isEqualTo("1:11 uses an alias (*) for which no anchor (&) stands before it; text that starts with *"
                        + " belongs into quotes");
    }

    @Test
    void compose_aliasInsideItsOwnAnchor_isRefused() {
        assertThat(malformed("a: &a [1, *a]\n")).startsWith("1:11 uses an alias (*)");
        assertThat(malformed("&a {*a : 1}\n")).startsWith("1:5 uses an alias (*)");
    }

    @Test
    void compose_billionLaughs_isRefusedAtOnce() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            text.append(String.format("a%d: &a%d [%s]%n", i, i, (alias + ", ").repeat(5)));
        }
        malformed("warm: up\n- x");
        long start = System.nanoTime();

        assertThat(malformed(text.toString()))
                .isEqualTo("8:30 stands for more than 1000000 values with its aliases" + " written out");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void compose_manyAliases_areRefused() {
        String text = "a: &a [1]\nb: [" + "*a, ".repeat(51) + "]\n";

        assertThat(malformed(text)).isEqualTo("2:205 holds more than 50 aliases of lists and mappings");
    }

    @Test
    void compose_manyAliasesOfText_areFine() throws Exception {
        assertThat(compose("a: &a text\nb: [" + "*a, ".repeat(500) + "]\n")).isNotNull();
    }

    @Test
    void compose_deepNesting_isRefused() {
        assertThat(malformed("[".repeat(100_000))).isEqualTo("1:65 is nested deeper than 64 levels");
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            block.append(" ".repeat(i)).append("k:\n");
        }
        assertThat(malformed(block.toString())).isEqualTo("64:64 is nested deeper than 64 levels");
    }

    @Test
    void compose_manyMergedValues_areCounted() {
        StringBuilder wide = new StringBuilder("a: &a {");
        for (int i = 0; i < 60_000; i++) {
            wide.append("k").append(i).append(": 1, ");
        }
        wide.append("}\n");

        assertThat(malformed(wide + "b: [" + "{<<: *a}, ".repeat(20) + "]\n"))
                .contains("stands for more than 1000000 values");
    }

    private YamlValue compose(String text) throws MalformedYamlException {
        return YamlComposer.compose(text, report, Limits.DEFAULT, Limits.DEFAULT.values());
    }

    private Scalar scalar(String text) throws MalformedYamlException {
        return (Scalar) ((Sequence) compose("[" + text + "]")).items().get(0);
    }

    private String malformed(String text) {
        MalformedYamlException e = catchThrowableOfType(MalformedYamlException.class, () -> compose(text));
        return e.line() + ":" + e.column() + " " + e.reason();
    }

    private static List<String> entries(YamlValue mapping) {
        return ((Mapping) mapping)
                .entries().stream().map(YamlComposerTest::shown).toList();
    }

    private static String shown(Entry entry) {
        return entry.key().text() + "=" + entry.value().shown();
    }

    private static String place(YamlValue value) {
        return value.line() + ":" + value.column();
    }

    private List<String> problems() {
        return report.problems().stream().map(Problem::toString).toList();
    }
}
