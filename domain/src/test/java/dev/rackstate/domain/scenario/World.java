package dev.rackstate.domain.scenario;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Watch;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one check would hear if it asked now. It stays so until the story says otherwise. */
final class World {
    private final Watch watch;
    private final boolean repeats;
    private final Map<Series, Double> samples = new LinkedHashMap<>();
    private final Set<Series> expected = new LinkedHashSet<>();
    private @Nullable String rejected;

    World(Watch watch, boolean repeats) {
        this.watch = watch;
        this.repeats = repeats;
    }

    /**
     * One series.
     *
     * @param target the name of what it speaks of
     * @param virtual the virtual node, or null
     * @param site the site it names, or null
     * @param sensor tells it apart from others of the same target
     */
    record Series(
            String target,
            @Nullable String virtual,
            @Nullable String site,
            String sensor) {}

    Check check() {
        return watch.check();
    }

    void sample(Series series, double value) {
        samples.put(series, value);
    }

    void gone(Series series) {
        samples.remove(series);
    }

    void expect(Series series) {
        expected.add(series);
    }

    void reject(@Nullable String message) {
        rejected = message;
    }

    /** One round; {@code away} says why the source does not answer, or null. */
    void round(long seconds, @Nullable String away) {
        String reason = away != null ? away : rejected;
        if (reason != null) {
            watch.at(seconds, round -> round.failed(watch.all(), reason, away != null));
            return;
        }
        Answer discovered = new Answer();
        expected.forEach(series -> add(discovered, series, 1));
        Answer answer = new Answer();
        samples.forEach((series, value) -> add(answer, series, value));
        watch.at(seconds, round -> {
            round.discovered(discovered, watch.all());
            round.answer(answer, watch.all());
        });
    }

    private void add(Answer answer, Series series, double value) {
        boolean expands = check().expansion() != null;
        String[] labels = new String[1 + (expands ? 1 : 0) + (repeats ? 2 : 0)];
        labels[0] = series.target();
        if (expands) {
            labels[1] = series.virtual();
        }
        if (repeats) {
            labels[labels.length - 2] = series.site();
        }
        answer.series(series.sensor(), value, labels);
    }
}
