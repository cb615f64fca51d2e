package dev.rackstate.domain.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class EditDistanceTest {
    @Example
    void between_swappedLetters_countOnce() {
        assertThat(EditDistance.between("heigth", "height")).isEqualTo(1);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("same", "SAME")).isZero();
    }

    @Property(tries = 300)
    void between_isSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String other) {
        assertThat(EditDistance.between(one, other)).isEqualTo(EditDistance.between(other, one));
        assertThat(EditDistance.between(one, other) == 0).isEqualTo(one.equalsIgnoreCase(other));
    }

    @Example
    void nearest_ofManyWords_areTheNearestInOrder() {
        List<String> known = List.of("rack-03", "rack-01", "row-1", "rack-01", "aisle");

        assertThat(EditDistance.nearest("rack-1", known, 3)).containsExactly("rack-01", "rack-03", "row-1");
        assertThat(EditDistance.nearest("rack-1", List.of(), 3)).isEmpty();
    }
}
