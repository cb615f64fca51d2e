package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatchTest {
    @Test
    void over_keepsSetsOrClears() {
        assertThat(Patch.<String>keep().over("old")).isEqualTo("old");
        assertThat(Patch.to("new").over("old")).isEqualTo("new");
        assertThat(Patch.<String>to(null).over("old")).isNull();
    }

    @Test
    void map_changesWhatIsSet_andNothingElse() {
        assertThat(Patch.to("four").map(String::length)).isEqualTo(Patch.to(4));
        assertThat(Patch.<String>to(null).map(String::length)).isEqualTo(Patch.to(null));
        assertThat(Patch.<String>keep().map(String::length)).isEqualTo(Patch.keep());
    }
}
