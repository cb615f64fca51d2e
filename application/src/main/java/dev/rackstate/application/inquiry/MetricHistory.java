package dev.rackstate.application.inquiry;

import dev.rackstate.application.inquiry.Panel.Reply;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.metric.Combination;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.promql.PromQl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how metrics went. */
final class MetricHistory implements ReadMetricData {
    /** The most points of all series together. */
    static final int MAX_SAMPLES = 1_000_000;

    private final ViewState state;
    private final Panel panel;

    MetricHistory(ViewState state, Panel panel) {
        this.state = state;
        this.panel = panel;
    }

    @Override
    public MetricData read(Question question) throws InquiryException {
        Published published = state.current();
        MetricDefinition metric = published
                .configuration()
                .metrics()
                .find(question.metricId())
                .orElseThrow(
                        () -> InquiryException.notFound("Metric '" + question.metricId() + "' is not in the library"));
        MetricAim aim = MetricAim.at(published, metric, question.target());
        Duration length = Duration.between(question.start(), question.end());
        StepSize step = question.step() == null ? StepSize.suiting(length) : StepSize.wanted(length, question.step());
        TimeRange range = new TimeRange(question.start(), question.end(), step.step());
        Combination combination = question.combined() ? combination(metric, question.aggregation()) : null;
        List<String> warnings = new ArrayList<>(aim.warnings());
        if (step.warning() != null) {
            warnings.add(step.warning());
        }
        List<RangeResult.Series> series = List.of();
        PromQl query = aim.query();
        if (query != null) {
            series = ask(query, range, aim.siteId(), warnings);
        }
        if (combination != null) {
            series = CombinedSeries.of(series, combination);
        }
        refuseTooMany(series);
        return new MetricData(metric, aim.kind(), range, query, series, warnings);
    }

    private static Combination combination(MetricDefinition metric, @Nullable String wanted) throws InquiryException {
        String word = wanted == null ? metric.display().aggregation() : wanted;
        return Combination.parse(word)
                .orElseThrow(() -> InquiryException.invalid(
                        "the aggregation '" + word + "' combines no series; allowed: " + Combination.words()));
    }

    private List<RangeResult.Series> ask(PromQl query, TimeRange range, @Nullable String siteId, List<String> warnings)
            throws InquiryException {
        List<Open> seats = panel.seats(
                open -> siteId == null || open.settings().answersAt(siteId),
                siteId == null ? "anything" : "for the site '" + siteId + "'");
        List<RangeResult.Series> series = new ArrayList<>();
        for (Reply<RangeResult> reply : panel.ask(seats, open -> open.source().range(query, range))) {
            RangeResult result = reply.answer();
            if (result == null) {
                warnings.add(reply.excuse());
            } else {
                series.addAll(result.series());
                warnings.addAll(result.warnings());
            }
        }
        return series;
    }

    private static void refuseTooMany(List<RangeResult.Series> series) throws InquiryException {
        long samples = series.stream().mapToLong(one -> one.times().length).sum();
        if (samples > MAX_SAMPLES) {
            throw InquiryException.invalid("the answer has " + samples + " points in " + series.size()
                    + " series; at most " + MAX_SAMPLES
                    + " are handed over: take a larger step, a shorter range or a smaller target");
        }
    }
}
