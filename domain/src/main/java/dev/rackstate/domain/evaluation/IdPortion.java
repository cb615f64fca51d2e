package dev.rackstate.domain.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Some ids, and the rows of a check's targets that carry them: what one query that names its ids is about.
 *
 * @param ids sorted, each once
 * @param portion the rows
 */
public record IdPortion(List<String> ids, Portion portion) {
    /** Copies the list. */
    public IdPortion {
        ids = List.copyOf(ids);
    }

    /**
     * Cuts rows by id. The same rows give the same cuts, so that query texts stay the same from round to round.
     *
     * @param idOf the id of a row; several rows may share one
     * @param most the most ids of one cut
     */
    public static List<IdPortion> cut(Portion whole, IntFunction<String> idOf, int most) {
        Map<String, BitSet> rowsById = new TreeMap<>();
        whole.rows().stream()
                .forEach(row -> rowsById.computeIfAbsent(idOf.apply(row), id -> new BitSet())
                        .set(row));
        List<IdPortion> cuts = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        BitSet rows = new BitSet();
        for (Map.Entry<String, BitSet> entry : rowsById.entrySet()) {
            if (ids.size() == most) {
                cuts.add(new IdPortion(ids, new Portion(rows)));
                ids = new ArrayList<>();
                rows = new BitSet();
            }
            ids.add(entry.getKey());
            rows.or(entry.getValue());
        }
        if (!ids.isEmpty()) {
            cuts.add(new IdPortion(ids, new Portion(rows)));
        }
        return cuts;
    }
}
