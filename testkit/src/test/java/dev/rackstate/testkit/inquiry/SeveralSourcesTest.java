package dev.rackstate.testkit.inquiry;

import static dev.rackstate.testkit.inquiry.Enquirer.AWAY;
import static dev.rackstate.testkit.inquiry.Enquirer.LATE;
import static dev.rackstate.testkit.inquiry.Enquirer.NOW;
import static dev.rackstate.testkit.inquiry.Enquirer.REFUSED;
import static dev.rackstate.testkit.inquiry.Enquirer.metric;
import static dev.rackstate.testkit.inquiry.Enquirer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.ReadMetricData.MetricData;
import dev.rackstate.application.inquiry.ReadMetricData.Question;
import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked where several sources may answer, and what becomes of those that do not. */
class SeveralSourcesTest {
    private static final int PATIENCE_SECONDS = 20;

    private final TaughtSource first = new TaughtSource("first").sample("up", "n1", 1);
    private final TaughtSource second = new TaughtSource("second").sample("up", "n1", 2);
    private Enquirer enquirer;

    @AfterEach
    void close() {
        enquirer.close();
    }

    private static Configurations oneRackEach() {
        return new Configurations()
                .rack("dc", "r1", "n1")
                .rack("lab", "r2", "n2")
                .define(metric("up", "up{instance=\"$instance\"}"));
    }

    private static Configurations bothEverywhere() {
        return oneRackEach()
                .sources(
                        Configurations.source("first", List.of(), List.of()),
                        Configurations.source("second", List.of(), List.of()));
    }

    private void open(Configurations configurations, TelemetrySource... sources) {
        enquirer = new Enquirer(configurations, sources);
    }

    private MetricData read(String target) throws InquiryException {
        return enquirer.inquiries
                .metricData()
                .read(new Question("up", Target.of(target), NOW.minus(Duration.ofHours(1)), NOW, null, false, null));
    }

    @Test
    void onlySourcesThatAnswerForTheTargetsSite_areAsked() throws InquiryException {
        open(
                oneRackEach()
                        .sources(
                                Configurations.source("first", List.of("dc"), List.of()),
                                Configurations.source("second", List.of("lab"), List.of())),
                first,
                second);

        read("n2");

        assertThat(first.asked()).isEmpty();
        assertThat(second.asked()).containsExactly("up{instance=\"n2\"}");
    }

    @Test
    void siteThatNobodyAnswersFor_isSaidSo() {
        open(oneRackEach().sources(Configurations.source("first", List.of("dc"), List.of())), first);

        assertThat(refusal(() -> read("n2")))
                .hasMessage("no configured source answers for the site 'lab'")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.NO_SOURCE);
    }

    @Test
    void seriesOfAllSources_standSideBySide() throws InquiryException {
        open(bothEverywhere(), first, second);

        MetricData data = read("n1");

        assertThat(data.series()).extracting(one -> one.values()[0]).containsExactly(1.0, 2.0);
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void oneSourceWithoutAnAnswer_isAWarning() throws InquiryException {
        open(bothEverywhere(), first, second);
        first.failAll(AWAY);

        MetricData data = read("n1");

        assertThat(data.series()).extracting(one -> one.values()[0]).containsExactly(2.0);
        assertThat(data.warnings()).containsExactly("source 'first': connection refused");
    }

    @Test
    void noAnswerAtAll_isARefusal_andATimeoutOnlyWhenAllWereLate() {
        open(bothEverywhere(), first, second);
        first.failAll(REFUSED);
        second.failAll(LATE);
        assertThat(refusal(() -> read("n1")))
                .hasMessage("source 'first': the server refused the query: parse error;"
                        + " source 'second': no answer within 5 s")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.UNANSWERED);

        first.failAll(LATE);
        assertThat(refusal(() -> read("n1")).kind()).isEqualTo(InquiryException.Kind.TIMEOUT);
    }

    @Test
    void adapterThatBreaksItsPromise_isASourceWithoutAnAnswer() {
        open(oneRackEach(), new Scripted("main", range -> {
            throw new IllegalStateException("oops");
        }));

        assertThat(refusal(() -> read("n1")))
                .hasMessageContaining("could not be handled")
                .hasMessageContaining("oops");
    }

    @Test
    void sources_areAskedAtOnce() throws InquiryException {
        CountDownLatch bothAsked = new CountDownLatch(2);
        Script meet = range -> {
            bothAsked.countDown();
            assertThat(bothAsked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new RangeResult(List.of(), List.of());
        };
        open(bothEverywhere(), new Scripted("first", meet), new Scripted("second", meet));

        assertThat(read("n1").warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void interruption_givesTheQuestionUp(int count) throws Exception {
        CountDownLatch asked = new CountDownLatch(count);
        CountDownLatch interrupted = new CountDownLatch(count);
        Script hang = range -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            throw AWAY;
        };
        List<String> ids = List.of("first", "second").subList(0, count);
        open(
                oneRackEach()
                        .sources(ids.stream()
                                .map(id -> Configurations.source(id, List.of(), List.of()))
                                .toArray(SourceSettings[]::new)),
                ids.stream().map(id -> new Scripted(id, hang)).toArray(TelemetrySource[]::new));
        CompletableFuture<InquiryException> outcome = new CompletableFuture<>();
        Thread asking = new Thread(() -> outcome.complete(refusal(() -> read("n1"))));

        asking.start();
        assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        asking.interrupt();

        assertThat(outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS).kind()).isEqualTo(InquiryException.Kind.INTERRUPTED);
        assertThat(interrupted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private interface Script {
        RangeResult answer(TimeRange range) throws TelemetryException, InterruptedException;
    }

    /** A source that does what it is told. */
    private record Scripted(String id, Script script) implements TelemetrySource {
        @Override
        public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
            throw AWAY;
        }

        @Override
        public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
            try {
                return script.answer(range);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
