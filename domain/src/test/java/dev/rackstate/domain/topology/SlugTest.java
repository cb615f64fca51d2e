package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "My Test Site, my-test-site",
        "'test   site', test-site",
        "Test@Site#123!, test-site-123",
        "rack_01.b, rack_01.b",
        "---x---, x",
        "tést sïte, t-st-s-te",
        "a/b, a-b",
        "'  Hall 2  ', hall-2",
        ".x, x",
        "_a, a",
        "-._-.9, 9",
        "x._-, x._",
        "..\\..\\etc, etc"
    })
    void slug_ofAName_isAnId(String name, String slug) {
        assertThat(TopologyIds.slug(name, "site")).isEqualTo(slug);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "@#$", "...", "!!!", "東京"})
    void slug_ofNothingUsable_isTheFallback(String name) {
        assertThat(TopologyIds.slug(name, "site")).isEqualTo("site");
    }

    @Test
    void slug_ofALongName_isCutToAnId() {
        assertThat(TopologyIds.slug("a".repeat(200), "site")).isEqualTo("a".repeat(128));
        assertThat(TopologyIds.slug("a".repeat(127) + " bcd", "site")).isEqualTo("a".repeat(127));
        assertThat(TopologyIds.slug(".".repeat(200) + "a", "site")).isEqualTo("a");
    }

    @Test
    void fallback_thatIsNoId_isRefusedWhenItIsNeeded() {
        assertThat(TopologyIds.slug("a", "No Id")).isEqualTo("a");
        assertThatThrownBy(() -> TopologyIds.slug("", "No Id")).hasMessageStartingWith("fallback id 'No Id'");
    }

    @Property(tries = 20_000)
    void slug_ofAnyText_isAnIdAndItsOwnSlug(@ForAll("names") String name) {
        String slug = TopologyIds.slug(name, "site");

        assertThat(TopologyIds.isValid(slug)).isTrue();
        assertThat(TopologyIds.slug(slug, "other")).isEqualTo(slug);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().withChars("aZ9._- /\\\n%é").ofMaxLength(300));
    }
}
