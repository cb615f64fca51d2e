package dev.rackstate.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays a run out for people: what, the figure, its budget, whether it is kept, and how it compares with the baseline. */
public final class Table {
    private static final List<String> HEAD = List.of("what", "measured", "budget", "", "baseline", "");

    private final Run run;
    private final @Nullable Run baseline;

    private Table(Run run, @Nullable Run baseline) {
        this.run = run;
        this.baseline = baseline;
    }

    /**
     * The table.
     *
     * @param baseline what to compare with, or null
     */
    public static String of(Run run, @Nullable Run baseline) {
        return new Table(run, baseline).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        run.measurements().forEach(measurement -> rows.add(row(measurement)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> out.append(line(row, widths)).append('\n'));
        run.absences()
                .forEach(absence -> out.append(absence.failure() ? "FAILED   " : "left out ")
                        .append(absence.what())
                        .append(": ")
                        .append(absence.reason())
                        .append('\n'));
        out.append('\n').append(run.machine()).append('\n');
        if (baseline != null) {
            out.append("baseline: times the figure of ")
                    .append(baseline.taken())
                    .append(", times of both divided by the speed of their computer\n");
        }
        return out.toString();
    }

    private List<String> row(Measurement measurement) {
        Budget budget = measurement.budget();
        return List.of(
                measurement.what(),
                figure(measurement.value(), measurement.unit()),
                budget == null ? "" : (budget.most() ? "<= " : ">= ") + figure(budget.limit(), measurement.unit()),
                budget == null ? "" : budget.isKept(measurement.value()) ? "pass" : "MISS",
                compared(measurement),
                measurement.note());
    }

    private String compared(Measurement measurement) {
        if (baseline == null) {
            return "";
        }
        double ratio = baseline.find(measurement.id())
                .map(earlier -> measurement.against(earlier, run.speedMillis(), baseline.speedMillis()))
                .orElse(Double.NaN);
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "x %.2f", ratio) : "-";
    }

    /** Three digits that mean something, as far as they stand after the point. */
    static String figure(double value, String unit) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
        String number = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String gap = " ".repeat(widths[column] - cell.length());
            boolean right = column == 1 || column == 2 || column == 4;
            line.append(right ? gap + cell : cell + gap).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
