package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class IdPortionTest {
    /** Short ids of few letters, so that some repeat. */
    @Property
    void cuts_coverEveryRowOnce_withSortedIdsAndNoMoreThanAllowed(
            @ForAll @Size(max = 40) List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'd') String> ids,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        List<IdPortion> cuts = IdPortion.cut(Portion.all(ids.size()), ids::get, most);

        BitSet covered = new BitSet();
        List<String> named = new ArrayList<>();
        for (IdPortion cut : cuts) {
            assertThat(cut.ids()).hasSizeBetween(1, most);
            assertThat(covered.intersects(cut.portion().rows())).isFalse();
            covered.or(cut.portion().rows());
            cut.portion().rows().stream().forEach(row -> assertThat(cut.ids()).contains(ids.get(row)));
            named.addAll(cut.ids());
        }
        assertThat(covered.cardinality()).isEqualTo(ids.size());
        assertThat(named).containsExactlyElementsOf(new TreeSet<>(ids));
    }
}
