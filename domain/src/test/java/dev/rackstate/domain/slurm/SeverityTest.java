package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeverityTest {
    @Test
    void isWorseThan_ofAll_ordersThemLikeHealth() {
        Severity[] all = Severity.values();
        Arrays.sort(
                all,
                Comparator.comparing((Severity s) ->
                        Arrays.stream(Severity.values()).filter(s::isWorseThan).count()));

        assertThat(all).containsExactly(Severity.OK, Severity.INFO, Severity.UNKNOWN, Severity.WARN, Severity.CRIT);
    }

    @Property
    void worst_ofTwo_isOneOfThemAndNeitherIsWorse(@ForAll Severity a, @ForAll Severity b) {
        Severity worst = Severity.worst(a, b);

        assertThat(worst).isIn(a, b).isEqualTo(Severity.worst(b, a));
        assertThat(a.isWorseThan(worst) || b.isWorseThan(worst)).isFalse();
    }
}
