package dev.rackstate.domain.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {
    @Test
    void selector_ofSeveralLabels_keepsTheirOrder() {
        Map<String, Binding> labels = new LinkedHashMap<>();
        labels.put("job", Binding.value("node"));
        labels.put("instance", Binding.anyOf(List.of("a", "b.c")));
        labels.put("rack_id", Binding.ANYTHING);

        assertThat(PromQl.selector("node:power_watts", labels).text())
                .isEqualTo("node:power_watts{job=\"node\",instance=~\"a|b\\\\.c\",rack_id=~\".+\"}");
        assertThat(PromQl.selector("up", Map.of()).text()).isEqualTo("up{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1up", "up{", "up down", "rate(x)", "é"})
    void selector_illegalMetricName_isRefused(String name) {
        assertThatThrownBy(() -> PromQl.selector(name, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + name + "' is not a metric name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a:b", "a=\"b\",c", "a b"})
    void selector_illegalLabelName_isRefused(String name) {
        assertThatThrownBy(() -> PromQl.selector("up", Map.of(name, Binding.ANYTHING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + name + "' is not a label name");
    }

    @Test
    void selector_halfOfASurrogatePair_isRefused() {
        for (String id : List.of("\ud83d", "\udd25", "a\ud83d", "\ud83da", "\udd25\ud83d")) {
            assertThatThrownBy(() -> PromQl.selector("up", Map.of("instance", Binding.value(id))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("text with half a surrogate pair cannot be a label value");
        }
    }

    @Test
    void binding_ofNothing_isRefused() {
        assertThatThrownBy(() -> Binding.anyOf(List.of())).hasMessage("a binding needs at least one value");
    }

    @Test
    void expressions_ofEqualText_areEqual() {
        assertThat(PromQl.verbatim("vector(1)")).isEqualTo(PromQl.ping()).hasSameHashCodeAs(PromQl.ping());
        assertThat(PromQl.verbatim("up")).isNotEqualTo(PromQl.ping()).hasToString("up");
    }
}
