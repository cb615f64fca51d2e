package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label of all series of a metric, and where its value comes from.
 *
 * @param name the label's name
 * @param source its value on each series
 */
record LabelColumn(String name, Source source) {
    /** A value by target and variant; the empty text where the series has no such label. */
    @FunctionalInterface
    interface Source {
        String of(Target target, Variant variant);
    }

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final String TOKEN = "$";

    /**
     * The columns of a metric in order of name: the target's labels, those that tell its variants apart, and over them
     * what the catalogue says.
     *
     * @param ofTarget the names of the target's labels
     * @param ofVariants the names of the variants' labels
     * @throws IllegalArgumentException when the catalogue names a label that cannot be
     */
    static List<LabelColumn> of(Iterable<String> ofTarget, Iterable<String> ofVariants, @Nullable CatalogEntry entry) {
        Map<String, LabelColumn> columns = new TreeMap<>();
        if (entry == null || !entry.labelsOnly()) {
            ofTarget.forEach(name -> columns.put(name, new LabelColumn(name, (target, variant) -> target.label(name))));
            ofVariants.forEach(name -> columns.put(
                    name,
                    new LabelColumn(name, (target, variant) -> variant.labels().getOrDefault(name, ""))));
        }
        if (entry != null) {
            entry.labels().forEach((name, text) -> {
                if (!NAME.matcher(name).matches() || name.startsWith("__")) {
                    throw new IllegalArgumentException("simulator catalogue, metric '" + entry.name() + "': '" + name
                            + "' is not a label name; allowed: letters, digits and _, not starting with a digit or __");
                }
                columns.put(name, new LabelColumn(name, source(text)));
            });
        }
        return List.copyOf(columns.values());
    }

    private static Source source(String text) {
        if (!text.startsWith(TOKEN)) {
            return (target, variant) -> text;
        }
        String token = text.substring(TOKEN.length());
        return (target, variant) -> {
            String own = variant.labels().get(token);
            return own == null ? target.label(token) : own;
        };
    }

    /**
     * Whether the catalogue's words leave every series with the labels that tell it apart. A label that is written
     * down as the token of the same name is no change.
     */
    static boolean keepsSeriesApart(@Nullable CatalogEntry entry, List<LabelColumn> without) {
        return entry == null
                || (!entry.labelsOnly()
                        && without.stream()
                                .map(LabelColumn::name)
                                .allMatch(name -> entry.labels()
                                        .getOrDefault(name, TOKEN + name)
                                        .equals(TOKEN + name)));
    }
}
