package dev.rackstate.testkit.inquiry;

import static dev.rackstate.testkit.inquiry.Enquirer.AWAY;
import static dev.rackstate.testkit.inquiry.Enquirer.LATE;
import static dev.rackstate.testkit.inquiry.Enquirer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.TryCheck.Asked;
import dev.rackstate.application.inquiry.TryCheck.Attempt;
import dev.rackstate.application.inquiry.TryCheck.Stranger;
import dev.rackstate.application.inquiry.TryCheck.Trial;
import dev.rackstate.application.inquiry.TryCheck.Verdict;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a check would say. */
class CheckTrialTest {
    private final TaughtSource source = new TaughtSource("main");
    private final Configurations configurations =
            new Configurations().rack("dc", "r1", "n[1-3]").check(check("up", CheckScope.NODE, Duration.ZERO, null));
    private Enquirer enquirer;

    @AfterEach
    void close() {
        if (enquirer != null) {
            enquirer.close();
        }
    }

    private static Check check(String id, CheckScope scope, Duration holdFor, Expansion expansion) {
        return new Check(
                id,
                id,
                null,
                scope,
                PromQlTemplate.parse("up{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "bool",
                List.of(),
                List.of(new Rule(Rule.Op.EQUAL, 0, HealthState.CRIT), new Rule(Rule.Op.EQUAL, 2, HealthState.WARN)),
                holdFor,
                expansion,
                null);
    }

    private Trial attempt(Check check, Set<String> templates, String sourceId) throws InquiryException {
        if (enquirer == null) {
            enquirer = new Enquirer(configurations, source);
        }
        return enquirer.inquiries.checks().attempt(new Attempt(check, templates, sourceId));
    }

    private Trial attempt(Check check) throws InquiryException {
        return attempt(check, null, null);
    }

    private static Check up() {
        return check("up", CheckScope.NODE, Duration.ZERO, null);
    }

    private static String said(Trial trial, int place) {
        Verdict verdict = trial.verdicts().get(place);
        return trial.topology().id(verdict.entity()) + " " + verdict.state() + " " + verdict.value() + " "
                + verdict.reason().word();
    }

    @Test
    void verdicts_areWhatARoundWouldSay_worstFirst() throws InquiryException {
        source.sample("up", "n1", 1).sample("up", "n2", 2).sample("up", "n3", 0);

        Trial trial = attempt(up());

        assertThat(trial.verdicts()).hasSize(3);
        assertThat(said(trial, 0)).isEqualTo("n3 CRIT 0.0 measured");
        assertThat(said(trial, 1)).isEqualTo("n2 WARN 2.0 measured");
        assertThat(said(trial, 2)).isEqualTo("n1 OK 1.0 measured");
        assertThat(trial.states()).isEqualTo(Map.of(HealthState.CRIT, 1, HealthState.WARN, 1, HealthState.OK, 1));
        assertThat(trial.series()).isEqualTo(3);
        assertThat(trial.strangers()).isZero();
        assertThat(trial.withoutSample()).isZero();
        assertThat(trial.queries()).containsExactly(new Asked("main", "up{instance=~\".+\"}"));
        assertThat(trial.failures()).isEmpty();
    }

    @Test
    void targetWithoutASample_isCounted_andHasNoState() throws InquiryException {
        source.sample("up", "n1", 1);

        Trial trial = attempt(up());

        assertThat(trial.withoutSample()).isEqualTo(2);
        assertThat(said(trial, 0)).isEqualTo("n1 OK 1.0 measured");
        assertThat(said(trial, 2)).isEqualTo("n3 null null no_data");
    }

    @Test
    void missing_standsInForSilence_andIsStillCounted() throws InquiryException {
        Check check = up();
        Check strict = new Check(
                "up",
                "up",
                null,
                check.scope(),
                check.expr(),
                "bool",
                List.of(),
                check.rules(),
                Duration.ZERO,
                null,
                HealthState.CRIT);

        Trial trial = attempt(strict);

        assertThat(trial.withoutSample()).isEqualTo(3);
        assertThat(trial.states()).isEqualTo(Map.of(HealthState.CRIT, 3));
        assertThat(said(trial, 0)).isEqualTo("n1 CRIT null missing");
    }

    @Test
    void hold_hidesNothing_andSaysWhatItWouldHoldBack() throws InquiryException {
        source.sample("up", "n1", 1).sample("up", "n2", 0).sample("up", "n3", 0);

        Trial trial = attempt(up().heldFor(Duration.ofMinutes(5)));

        assertThat(trial.heldBack()).isEqualTo(2);
        assertThat(trial.verdicts()).extracting(Verdict::heldBack).containsExactly(true, true, false);
        assertThat(trial.states()).containsEntry(HealthState.CRIT, 2);
        assertThat(attempt(up()).heldBack()).isZero();
    }

    @Test
    void strangers_areCountedAndExplained() throws InquiryException {
        configurations.rack("dc", "other", "spare");
        source.sample("up", "n1", 1)
                .sample("up", "n1:9100", 1)
                .sample("up", Map.of("instance", "n1:9100", "job", "again"), 1)
                .sample("up", "r1", 1)
                .sample("up", Map.of("job", "node"), 1);

        Trial trial = attempt(up());

        assertThat(trial.strangers()).isEqualTo(4);
        assertThat(trial.examples())
                .containsExactly(
                        new Stranger("instance", "n1:9100", "the building has no node of this id"),
                        new Stranger("instance", "r1", "this is a rack, and the check speaks of nodes"),
                        new Stranger("instance", null, "the series does not carry the label 'instance'"));
    }

    @Test
    void examplesOfStrangers_areNoMoreThanTwenty() throws InquiryException {
        for (int i = 0; i < 50; i++) {
            source.sample("up", "x" + i, 1);
        }

        Trial trial = attempt(up());

        assertThat(trial.strangers()).isEqualTo(50);
        assertThat(trial.examples()).hasSize(20);
    }

    @Test
    void checkThatNoTemplateNames_hasNoTargets_andShowsWhatMightBeBound() throws InquiryException {
        source.sample("up", "n1", 1);

        Trial trial = attempt(check("new", CheckScope.NODE, Duration.ZERO, null));

        assertThat(trial.verdicts()).isEmpty();
        assertThat(trial.examples())
                .containsExactly(new Stranger("instance", "n1", "no template binds the check to this node"));
    }

    @Test
    void templatesOfTheAttempt_bindACheckThatIsNotInUse() throws InquiryException {
        source.sample("up", "n1", 0);

        Trial trial = attempt(check("new", CheckScope.NODE, Duration.ZERO, null), Set.of("server"), null);

        assertThat(trial.verdicts()).hasSize(3);
        assertThat(said(trial, 0)).isEqualTo("n1 CRIT 0.0 measured");
        assertThat(refusal(() -> attempt(up(), Set.of("server", "sever"), null)))
                .hasMessage("there is no template [sever]")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.INVALID);
    }

    @Test
    void virtualNodes_areListedWithTheirInstance() throws InquiryException {
        source.sample("up", Map.of("instance", "n1", "slot", "7"), 0)
                .sample("up", Map.of("instance", "n1", "slot", "8"), 1);
        Expansion slots = new Expansion("slot", null, HealthState.UNKNOWN, 2);

        Trial trial = attempt(check("up", CheckScope.NODE, Duration.ZERO, slots));

        assertThat(said(trial, 0)).isEqualTo("n1 WARN null combined");
        assertThat(trial.verdicts().get(0).virtual())
                .extracting(finding -> finding.label() + " " + finding.reason())
                .containsExactly("7 MEASURED", "8 MEASURED");
    }

    @Test
    void answerThatIsTooLarge_isAskedForByName() throws InquiryException {
        TooLargeForAll limited = new TooLargeForAll(source);
        source.sample("up", "n1", 0);
        enquirer = new Enquirer(configurations, limited);

        Trial trial = attempt(up());

        assertThat(said(trial, 0)).isEqualTo("n1 CRIT 0.0 measured");
        assertThat(trial.queries()).containsExactly(new Asked("main", "up{instance=~\"n1|n2|n3\"}"));
    }

    @Test
    void sourceWithoutAnAnswer_leavesItsTargetsUnknown_andIsNamed() throws InquiryException {
        TaughtSource lab = new TaughtSource("lab");
        configurations
                .rack("lab", "r9", "m1")
                .sources(
                        Configurations.source("main", List.of("dc"), List.of()),
                        Configurations.source("lab", List.of("lab"), List.of()));
        enquirer = new Enquirer(configurations, source, lab);
        source.sample("up", "n1", 1);
        lab.failAll(AWAY);

        Trial trial = attempt(up());

        assertThat(trial.failures()).containsExactly("source 'lab': connection refused");
        assertThat(said(trial, 0)).isEqualTo("m1 UNKNOWN null query_failed");
        assertThat(trial.verdicts().get(0).message()).isEqualTo("source 'lab': connection refused");
        assertThat(trial.withoutSample()).isEqualTo(2);

        Trial mainAlone = attempt(up(), null, "main");
        assertThat(said(mainAlone, 0)).isEqualTo("m1 UNKNOWN null no_source");
        assertThat(mainAlone.failures()).isEmpty();
    }

    @Test
    void nobodyAnswers_isARefusal() {
        source.failAll(LATE);
        assertThat(refusal(() -> attempt(up())).kind()).isEqualTo(InquiryException.Kind.TIMEOUT);
        source.failAll(AWAY);
        assertThat(refusal(() -> attempt(up())).kind()).isEqualTo(InquiryException.Kind.UNANSWERED);
    }

    @Test
    void checkThatNoSourceAnswers_isSaidSo() {
        configurations.sources(Configurations.source("main", List.of(), List.of("ipmi_*")));

        assertThat(refusal(() -> attempt(up())))
                .hasMessage("no configured source answers the check 'up' for its targets")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.NO_SOURCE);
    }

    @Test
    void trying_movesNothingThatIsPublished() throws InquiryException {
        source.sample("up", "n1", 0);
        attempt(up());
        Published before = enquirer.engine.current();

        attempt(up());

        assertThat(enquirer.engine.current()).isSameAs(before);
        assertThat(before.snapshot().version()).isZero();
    }

    /** Refuses whatever does not name its ids. */
    private record TooLargeForAll(TaughtSource inner) implements TelemetrySource {
        @Override
        public String id() {
            return inner.id();
        }

        @Override
        public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
            if (query.text().contains(".+")) {
                throw new TelemetryException(TelemetryException.Kind.TOO_LARGE, "too many series");
            }
            return inner.instant(query, request);
        }

        @Override
        public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
            return inner.range(query, range);
        }
    }
}
