package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> KEYS = List.of("id", "name", "u_height", "u_position", "template_id");

    @Test
    void hint_misspeltWord_namesTheNearest() {
        assertThat(Spelling.hint("u_heigth", KEYS)).isEqualTo("did you mean 'u_height'?");
        assertThat(Spelling.hint("templateid", KEYS)).isEqualTo("did you mean 'template_id'?");
        assertThat(Spelling.hint("Name", KEYS)).isEqualTo("did you mean 'name'?");
    }

    @Test
    void hint_strangeWord_listsWhatIsKnown() {
        assertThat(Spelling.hint("colour", KEYS)).isEqualTo("known here: id, name, template_id, u_height, u_position");
        assertThat(Spelling.hint("anything", List.of())).isEqualTo("no key is known here");
    }

    @Test
    void distance_swappedLetters_countOnce() {
        assertThat(Spelling.distance("heigth", "height")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("same", "SAME")).isZero();
    }

    @Property(tries = 300)
    void distance_isSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String other) {
        assertThat(Spelling.distance(one, other)).isEqualTo(Spelling.distance(other, one));
        assertThat(Spelling.distance(one, other) == 0).isEqualTo(one.equalsIgnoreCase(other));
    }
}
