package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
