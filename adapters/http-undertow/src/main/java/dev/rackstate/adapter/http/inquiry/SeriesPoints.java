package dev.rackstate.adapter.http.inquiry;

import dev.rackstate.application.telemetry.RangeResult;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;

/** The points of a series as pairs of time and value, each made when it is written: an answer may have a million. */
final class SeriesPoints extends AbstractList<List<Object>> {
    private static final int MILLIS = 1000;

    private final RangeResult.Series series;

    SeriesPoints(RangeResult.Series series) {
        this.series = series;
    }

    @Override
    public List<Object> get(int index) {
        long millis = series.times()[index];
        Object seconds = millis % MILLIS == 0 ? (Object) Long.valueOf(millis / MILLIS) : BigDecimal.valueOf(millis, 3);
        return List.of(seconds, SampleText.of(series.values()[index]));
    }

    @Override
    public int size() {
        return series.times().length;
    }
}
