package dev.rackstate.domain.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTemplateTest {
    private static final Set<String> KNOWN = Set.of("instances", "instance", "racks", "jobs");

    private static PromQlTemplate parse(String expression) {
        return PromQlTemplate.parse(expression, KNOWN);
    }

    /** Instances are a and b.c, the instance is b.c, racks are anything, jobs a regular expression. */
    private static String render(String expression) {
        return parse(expression)
                .render(Map.of(
                        "instances", Binding.anyOf(List.of("a", "b.c")),
                        "instance", Binding.value("b.c"),
                        "racks", Binding.ANYTHING,
                        "jobs", Binding.pattern("node|ipmi.*")))
                .text();
    }

    @Test
    void render_matchers_areRewrittenWhereTheyMust() {
        assertThat(render("up{instance=~\"$instances\"}")).isEqualTo("up{instance=~\"a|b\\\\.c\"}");
        assertThat(render("up{instance=\"$instances\"}")).isEqualTo("up{instance=~\"a|b\\\\.c\"}");
        assertThat(render("up{instance!=\"$instances\"}")).isEqualTo("up{instance!~\"a|b\\\\.c\"}");
        assertThat(render("up{instance!~\"$instances\"}")).isEqualTo("up{instance!~\"a|b\\\\.c\"}");
        assertThat(render("up{rack_id=\"$racks\"}")).isEqualTo("up{rack_id=~\".+\"}");
        assertThat(render("up{job=\"$jobs\"}")).isEqualTo("up{job=~\"node|ipmi.*\"}");
    }

    @Test
    void render_oneValueBehindEquals_staysPlain() {
        assertThat(render("up{instance=\"$instance\"}")).isEqualTo("up{instance=\"b.c\"}");
        assertThat(render("up{instance!=\"$instance\"}")).isEqualTo("up{instance!=\"b.c\"}");
        assertThat(render("up{instance=~\"$instance\"}")).isEqualTo("up{instance=~\"b\\\\.c\"}");
    }

    @Test
    void render_bothForms_areTheSame() {
        assertThat(render("up{instance=~\"{instances}\"}")).isEqualTo(render("up{instance=~\"$instances\"}"));
        assertThat(render("up{instance=\"{instance}\"}")).isEqualTo(render("up{instance=\"$instance\"}"));
    }

    @Test
    void render_longerName_isNotTakenForTheShorterOne() {
        assertThat(render("up{instance=~\"$instances\"}")).contains("a|b");
        assertThat(render("up{instance=~\"$instance\"}")).doesNotContain("a|b");
        assertThat(render("up{instance=~\"$instance_x|$instancesX|{instancesx}\"}"))
                .isEqualTo("up{instance=~\"$instance_x|$instancesX|{instancesx}\"}");
    }

    @Test
    void render_quotes_areKept() {
        assertThat(render("up{instance=~'$instances'}")).isEqualTo("up{instance=~'a|b\\\\.c'}");
        assertThat(render("up{instance=~`$instances`}")).isEqualTo("up{instance=~`a|b\\.c`}");
    }

    @Test
    void render_partOfAValue_isGroupedAndTheRestMeansItself() {
        assertThat(render("up{instance=~\"$instances:[0-9]+\"}")).isEqualTo("up{instance=~\"(?:a|b\\\\.c):[0-9]+\"}");
        assertThat(render("up{instance=\"x.$instances:9100\"}"))
                .isEqualTo("up{instance=~\"x\\\\.(?:a|b\\\\.c):9100\"}");
        assertThat(render("up{instance=\"x.$instance:9100\"}")).isEqualTo("up{instance=\"x.b.c:9100\"}");
        assertThat(render("up{path=~\"$jobs/$instance\"}")).isEqualTo("up{path=~\"(?:node|ipmi.*)/(?:b\\\\.c)\"}");
    }

    @Test
    void render_severalSelectors_areAllFilled() {
        assertThat(render("a{instance=~\"$instances\", x=\"1\"} / on (instance) b{x='$', instance=\"$instance\"} > 5"))
                .isEqualTo("a{instance=~\"a|b\\\\.c\", x=\"1\"} / on (instance) b{x='$', instance=\"b.c\"} > 5");
    }

    @Test
    void render_blanksAndCommentsBehindTheOperator_doNotHideIt() {
        assertThat(render("up{instance =~  \"$instances\"}")).isEqualTo("up{instance =~  \"a|b\\\\.c\"}");
        assertThat(render("up{instance = # the node\n  \"$instances\"}"))
                .isEqualTo("up{instance =~ # the node\n  \"a|b\\\\.c\"}");
        PromQlTemplate commented = parse("up{instance=~ # \"any\"\n\"$instance\"}");
        assertThat(commented.render(Map.of("instance", Binding.value("a|.*"))).text())
                .isEqualTo("up{instance=~ # \"any\"\n\"a\\\\|\\\\.\\\\*\"}");
    }

    @Test
    void render_noPlaceholder_isTheExpression() {
        String expression = "sum(rate(x{a=\"b\\n\",c=~'\\d+'}[5m])) # $instances and \"";

        assertThat(parse(expression).hasPlaceholders()).isFalse();
        assertThat(render(expression)).isEqualTo(expression);
        assertThat(parse(expression)).hasToString(expression);
    }

    @Test
    void render_noNamesKnown_leavesDollarsInRegularExpressions() {
        String expression = "up{job=~\"^node.*$\", x=\"{}\", y=\"$instances\"}";

        assertThat(PromQlTemplate.parse(expression, Set.of()).render(Map.of()).text())
                .isEqualTo(expression);
    }

    @Test
    void placeholders_comeInOrderOfAppearanceOnce() {
        PromQlTemplate template =
                parse("a{r=~\"$racks\", i=~\"{instances}\"} + b{i=~\"$instances\", j=~\"$jobs\"} # $instance");

        assertThat(template.placeholders()).containsExactly("racks", "instances", "jobs");
        assertThat(template.hasPlaceholders()).isTrue();
        assertThatThrownBy(() -> template.placeholders().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void render_withoutABinding_namesIt() {
        PromQlTemplate template = parse("up{instance=~\"$instances\"}");

        assertThatThrownBy(() -> template.render(Map.of("racks", Binding.ANYTHING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for the placeholder 'instances'");
    }

    /** The arguments of label_replace: text, a replacement in which $1 is a group, and a regular expression. */
    @Test
    void render_labelReplace_escapesEachArgumentForWhatItIs() {
        PromQlTemplate template =
                parse("label_replace(up{x=~\"a,b\"}, \"instance\", \"$instance-$1\", \"host\", \"{instance}(.*)\")");

        assertThat(template.render(Map.of("instance", Binding.value("a.$1"))).text())
                .isEqualTo("label_replace(up{x=~\"a,b\"}, \"instance\", \"a.$$1-$1\", \"host\","
                        + " \"(?:a\\\\.\\\\$1)(.*)\")");
    }

    @Test
    void render_labelReplaceRegularExpression_takesSeveralValues() {
        assertThat(render("label_replace (up, \"a\", \"$1\", \"b\", \"$instances\")"))
                .isEqualTo("label_replace (up, \"a\", \"$1\", \"b\", \"a|b\\\\.c\")");
        assertThat(render("label_replace(sum by (a, b) (up), \"a\", \"$1\", \"b\", \"$instances\")"))
                .contains("\"a|b\\\\.c\"");
    }

    @Test
    void render_otherArguments_takeOneValueAsItIs() {
        assertThat(render("label_join(up, \"$instance\", \"-\", \"a\")")).contains("\"b.c\"");
        assertThat(render("my_label_replace(up, \"a\", \"b\", \"c\", \"$instance\")"))
                .contains("\"b.c\"");
        assertThatThrownBy(() -> render("label_join(up, \"$instances\", \"-\", \"a\")"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'$instances' is no label matcher's value, so its placeholder can stand for one value only");
        assertThatThrownBy(() -> render("label_replace(up, \"a\", \"$instances\", \"b\", \"c\")"))
                .hasMessageContaining("can stand for one value only");
    }

    @Test
    void parse_dollarOutsideQuotes_saysWhere() {
        assertThatThrownBy(() -> parse("up{instance=~$instances}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'$instances' at character 14 stands outside quotes; a placeholder belongs into a label"
                        + " value like instance=~\"$instances\"");
        assertThatThrownBy(() -> parse("up{a=\"b\"} > $1"))
                .hasMessageStartingWith("'$' at character 13 stands outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up{a=\"b}", "up{a='b\"}", "up{a=`b\\'}", "up{a=\"b\\\"}", "up{a=\"b\n\"}", "up{a='\\'}"})
    void parse_stringWithoutEnd_saysWhereItOpens(String expression) {
        assertThatThrownBy(() -> parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the string that opens at character 6 does not end");
    }

    @Test
    void parse_blank_isRefused() {
        assertThatThrownBy(() -> parse(" \n")).hasMessage("an expression must not be blank");
        assertThatThrownBy(() -> PromQl.verbatim(" ")).hasMessage("an expression must not be blank");
    }

    @Test
    void parse_escapesBesideAPlaceholder_areUnderstood() {
        assertThat(render("up{instance=~\"\\x41\\101\\u00e9\\U0001F525\\t\\\\.\\\"$instance\"}"))
                .isEqualTo("up{instance=~\"AA\u00e9\uD83D\uDD25\\x09\\\\.\\\"(?:b\\\\.c)\"}");
        assertThat(render("up{instance=\"\\x7f\\177\\ud7ff\\ue000\\U0010ffff$instance\"}"))
                .isEqualTo("up{instance=\"\\x7f\\x7f\ud7ff\ue000\udbff\udfffb.c\"}");
        assertThat(render("up{instance=\"\\a\\b\\f\\n\\r\\v$instance\"}"))
                .isEqualTo("up{instance=\"\\x07\\x08\\x0c\\x0a\\x0d\\x0bb.c\"}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "\\. | '\\.' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\d | '\\d' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\' | '\\'' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\x4 | '\\x' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\u+041 | '\\u' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\18 | '\\1' begins no escape that PromQL knows; write \\\\ for a backslash",
                "\\xe9 | '\\xe9' is no character; write the character itself",
                "\\377 | '\\377' is no character; write the character itself",
                "\\ud800 | '\\ud800' is no character; write the character itself",
                "\\udfff | '\\udfff' is no character; write the character itself",
                "\\x80 | '\\x80' is no character; write the character itself",
                "\\Uffffffff | '\\Uffffffff' is no character; write the character itself",
                "\\U00110000 | '\\U00110000' is no character; write the character itself"
            })
    void parse_unknownEscapeBesideAPlaceholder_saysWhichAndWhere(String escape, String message) {
        assertThatThrownBy(() -> parse("up{a=\"$instance" + escape + "\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + " (in the string that opens at character 6)");
    }
}
