package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a metric of the library went on a target. Safe for concurrent use. */
public interface ReadMetricData {
    /**
     * Asks the sources that answer for the target's site.
     *
     * @throws InquiryException when there is no answer
     */
    MetricData read(Question question) throws InquiryException;

    /**
     * What is asked.
     *
     * @param metricId a metric of the library
     * @param target what it is measured on
     * @param start the first moment
     * @param end the last moment, after the start
     * @param step the distance of two points, or null for one that suits the length of the range
     * @param combined whether all series become one
     * @param aggregation how they do, or null for what the metric says
     */
    record Question(
            String metricId,
            Target target,
            Instant start,
            Instant end,
            @Nullable Duration step,
            boolean combined,
            @Nullable String aggregation) {
        /** Refuses a range that is empty or runs backwards. */
        public Question {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException(
                        "the range must start before it ends, not from " + start + " to " + end);
            }
        }
    }

    /**
     * An entity of the building, as a caller names it. Ids may repeat: the first in file order counts, unless the places
     * around it narrow the search.
     *
     * @param id its id; for a node its name
     * @param kind what it is, or null for whatever has the id, with the kinds first that the metric asks about
     * @param siteId look only in this site, or null
     * @param roomId look only in this room, or null
     * @param rackId look only in this rack, or null
     * @param unitId the power distribution unit that is meant where the metric asks for one, or null
     */
    record Target(
            String id,
            @Nullable EntityKind kind,
            @Nullable String siteId,
            @Nullable String roomId,
            @Nullable String rackId,
            @Nullable String unitId) {
        /** Whatever has this id. */
        public static Target of(String id) {
            return new Target(id, null, null, null, null, null);
        }
    }

    /**
     * How a metric went.
     *
     * @param metric the metric
     * @param target what was found by the target's id; null for a power distribution unit, which is in no building
     * @param range the range and step that were asked for
     * @param query what was asked; null when there was nothing to ask about, as a warning says
     * @param series the series as the sources hold them, or the one that they were combined to
     * @param warnings what is to be known beside: what was changed, which source did not answer, what a source said
     */
    record MetricData(
            MetricDefinition metric,
            @Nullable EntityKind target,
            TimeRange range,
            @Nullable PromQl query,
            List<RangeResult.Series> series,
            List<String> warnings) {
        /** Copies the lists. */
        public MetricData {
            series = List.copyOf(series);
            warnings = List.copyOf(warnings);
        }
    }
}
