package dev.rackstate.testkit.inquiry;

import static dev.rackstate.testkit.inquiry.Enquirer.LATE;
import static dev.rackstate.testkit.inquiry.Enquirer.NOW;
import static dev.rackstate.testkit.inquiry.Enquirer.REFUSED;
import static dev.rackstate.testkit.inquiry.Enquirer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.TestExpression.Expression;
import dev.rackstate.application.inquiry.TestExpression.Tested;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.TaughtSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression gives. */
class ExpressionTest {
    private final TaughtSource first = new TaughtSource("first");
    private final TaughtSource second = new TaughtSource("second");
    private final Enquirer enquirer = new Enquirer(
            new Configurations()
                    .sources(
                            Configurations.source("first", List.of(), List.of()),
                            Configurations.source("second", List.of(), List.of())),
            first,
            second);

    @AfterEach
    void close() {
        enquirer.close();
    }

    private Tested test(String text, Map<String, String> variables, String source) throws InquiryException {
        return enquirer.inquiries.expressions().test(new Expression(text, variables, source));
    }

    private Tested test(String text) throws InquiryException {
        return test(text, Map.of(), null);
    }

    private String query(String text, Map<String, String> variables) throws InquiryException {
        return test(text, variables, null).query().text();
    }

    @Test
    void allLabels_comeBack_atTheMomentOfAsking() throws InquiryException {
        first.sample("up", Map.of("instance", "n1", "job", "node"), 1);

        Tested tested = test("  up{}\n");

        assertThat(tested.query().text()).isEqualTo("up{}");
        assertThat(tested.series()).hasSize(1);
        assertThat(tested.series().get(0).labels()).isEqualTo(Map.of("instance", "n1", "job", "node"));
        assertThat(tested.series().get(0).times()).containsExactly(NOW.toEpochMilli());
        assertThat(tested.series().get(0).values()).containsExactly(1.0);
    }

    @Test
    void variables_enterAsTheOneValueThatTheyStandFor_andWholeWordsOnly() throws InquiryException {
        Map<String, String> variables = Map.of("instance", "a.b|.*", "instances", "x\"} or vector(1) #");

        assertThat(query("up{instance=~\"$instance\"}", variables))
                .isEqualTo("up{instance=~\"a\\\\.b\\\\|\\\\.\\\\*\"}");
        assertThat(query("up{instance=\"$instance\"}", variables)).isEqualTo("up{instance=\"a.b|.*\"}");
        assertThat(query("up{instance=\"$instances\"}", variables)).isEqualTo("up{instance=\"x\\\"} or vector(1) #\"}");
        assertThat(query("up{instance=\"$instance_name\"}", variables)).isEqualTo("up{instance=\"$instance_name\"}");
    }

    @Test
    void placeholdersOfChecks_standForEverything_asInARound() throws InquiryException {
        assertThat(query("up{instance=~\"$instances\", rack_id=\"$racks\", job=~\"$jobs\"}", Map.of()))
                .isEqualTo("up{instance=~\".*\", rack_id=~\".*\", job=~\".*\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t"})
    void blankExpression_isRefused(String text) {
        assertThat(refusal(() -> test(text)))
                .hasMessage("Expression is required")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.INVALID);
    }

    @Test
    void nameThatNoVariableHas_isRefused() {
        assertThat(refusal(() -> test("up{}", Map.of("a b", "x"), null)))
                .hasMessage("'a b' is no name of a variable; allowed: letters, digits and _, no digit first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"up{a=\"b}; does not end", "up == $instance; stands outside quotes"})
    void expressionThatCannotBeAsked_hasNoAnswer(String text, String why) {
        assertThat(refusal(() -> test(text)))
                .hasMessageContaining(why)
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.UNANSWERED);
    }

    @Test
    void firstSource_isAsked_orTheOneThatIsNamed() throws InquiryException {
        test("up{}");
        test("up{}", Map.of(), "second");

        assertThat(first.asked()).hasSize(1);
        assertThat(second.asked()).hasSize(1);
        assertThat(refusal(() -> test("up{}", Map.of(), "third")))
                .hasMessage("there is no source 'third'; there are: first, second")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.INVALID);
    }

    @Test
    void sourcesRefusal_andItsLateness_areTold() {
        first.failAll(REFUSED);
        assertThat(refusal(() -> test("up{}")))
                .hasMessage("source 'first': the server refused the query: parse error")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.UNANSWERED);

        first.failAll(LATE);
        assertThat(refusal(() -> test("up{}")).kind()).isEqualTo(InquiryException.Kind.TIMEOUT);
    }

    @Test
    void moreSeriesThanAnybodyReads_areCutAndSaidSo() throws InquiryException {
        for (int i = 0; i <= Tested.MAX_SERIES; i++) {
            first.sample("up", "n" + i, 1);
        }

        Tested tested = test("up{}");

        assertThat(tested.series()).hasSize(Tested.MAX_SERIES);
        assertThat(tested.warnings()).containsExactly("only the first 10000 of 10001 series are shown");
    }
}
