package dev.rackstate.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckQueryTest {
    private static CheckQuery query(String expression, CheckScope scope) {
        return new CheckQuery(PromQlTemplate.parse(expression, Check.PLACEHOLDERS), scope, "node|ipmi");
    }

    @Test
    void idsOfTheOwnScope_arePutIn_andOtherPlaceholdersStandForEverything() {
        CheckQuery query = query("m{instance=~\"$instances\", rack_id=~\"$racks\", job=~\"$jobs\"}", CheckScope.NODE);

        assertThat(query.takesIds()).isTrue();
        assertThat(query.about(Binding.anyOf(List.of("n1", "a.b"))).text())
                .isEqualTo("m{instance=~\"n1|a\\\\.b\", rack_id=~\".*\", job=~\"node|ipmi\"}");
    }

    @Test
    void expressionWithoutItsOwnPlaceholder_takesNoIds() {
        CheckQuery query = query("m{instance=~\"$instances\"}", CheckScope.RACK);

        assertThat(query.takesIds()).isFalse();
        assertThat(query.about(Binding.value("r1")).text()).isEqualTo("m{instance=~\".*\"}");
    }
}
