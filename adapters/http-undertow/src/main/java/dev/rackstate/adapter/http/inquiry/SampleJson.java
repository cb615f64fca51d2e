package dev.rackstate.adapter.http.inquiry;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.telemetry.RangeResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A series at one moment. */
public record SampleJson(
        @JsonPropertyDescription("Its labels; none for a plain number.")
        Map<String, String> metric,

        @JsonPropertyDescription("A time in seconds since 1970 and a value as text, which may be NaN, +Inf or -Inf.")
        List<Object> value) {
    /** The first point of a series as JSON. */
    public static SampleJson of(RangeResult.Series series) {
        return new SampleJson(new TreeMap<>(series.labels()), new SeriesPoints(series).get(0));
    }
}
