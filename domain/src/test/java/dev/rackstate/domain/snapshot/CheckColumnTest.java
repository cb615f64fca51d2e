package dev.rackstate.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import org.junit.jupiter.api.Test;

class CheckColumnTest {
    private static final Check UP = Checks.up();

    @Test
    void row_notFilled_isEmpty() {
        CheckColumn column = new CheckColumn.Builder(UP, new int[] {4, 7}).build();

        assertThat(column.check()).isSameAs(UP);
        assertThat(column.size()).isEqualTo(2);
        assertThat(column.target(1)).isEqualTo(7);
        assertThat(column.row(7)).isEqualTo(1);
        assertThat(column.row(5)).isNegative();
        assertThat(column.state(0)).isEqualTo(HealthTree.NONE);
        assertThat(column.lastKnown(0)).isEqualTo(HealthTree.NONE);
        assertThat(column.since(0)).isEqualTo(CheckColumn.NEVER);
        assertThat(column.evidence(0)).isEqualTo(CheckColumn.NEVER);
        assertThat(column.value(0)).isNaN();
        assertThat(column.virtual()).isEmpty();
    }

    @Test
    void row_filledTwice_holdsTheLatter() {
        CheckColumn.Builder builder = new CheckColumn.Builder(UP, new int[] {4});
        builder.put(0, SeverityOrder.CRIT, SeverityOrder.CRIT, 0, Reason.MEASURED, null);
        builder.put(0, SeverityOrder.OK, SeverityOrder.WARN, 2, Reason.PENDING, "soon");
        builder.evidence(0, 10, SeverityOrder.OK);
        builder.since(0, 5);
        CheckColumn column = builder.build();

        assertThat(column.state(0)).isEqualTo(SeverityOrder.OK);
        assertThat(column.reason(0)).isSameAs(Reason.PENDING);
        assertThat(column.value(0)).isEqualTo(2);
        assertThat(column.evidence(0)).isEqualTo(10);
        assertThat(column.lastKnown(0)).isEqualTo(SeverityOrder.OK);
        assertThat(column.since(0)).isEqualTo(5);
        column.findings(4, "n1", finding -> {
            assertThat(finding.observed()).isSameAs(HealthState.WARN);
            assertThat(finding.message()).isEqualTo("soon");
            assertThat(finding.lastKnown()).isNull();
        });
    }

    @Test
    void labels_areOrderedByLengthThenByLetter() {
        assertThat(CheckColumn.VirtualFinding.BY_LABEL.compare("9", "10")).isNegative();
        assertThat(CheckColumn.VirtualFinding.BY_LABEL.compare("slot9", "slot10"))
                .isNegative();
        assertThat(CheckColumn.VirtualFinding.BY_LABEL.compare("b", "aa")).isNegative();
        assertThat(CheckColumn.VirtualFinding.BY_LABEL.compare("a", "b")).isNegative();
    }
}
