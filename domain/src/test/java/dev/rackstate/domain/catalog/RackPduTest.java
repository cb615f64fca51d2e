package dev.rackstate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RackPduTest {
    private static final Catalog CATALOG = new Catalog(
            List.of(),
            List.of(new RackTemplate(
                    "cabinet",
                    "Cabinet",
                    42,
                    new Infrastructure(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new ComponentRef("pdu", 1, null, "right"),
                                    new ComponentRef("fans", 1, null, null),
                                    new ComponentRef("gone", 1, null, null),
                                    new ComponentRef("pdu", 1, null, null))),
                    List.of())),
            List.of(component("pdu", "PDU"), component("fans", "cooling")));

    private static ComponentTemplate component(String id, String type) {
        return new ComponentTemplate(id, id, type, null, null, "side", "left", 1, null, List.of(), List.of());
    }

    private static Rack rack(String id, @Nullable String template) {
        return new Rack(new RackId(id), id, template, 42, null, List.of(), Aggregation.DEFAULT);
    }

    @Test
    void pdus_areTheComponentsOfThatType_numberedInTheOrderOfTheTemplate() {
        List<RackPdu> pdus = RackPdu.of(rack("r01", "cabinet"), CATALOG);

        assertThat(pdus).extracting(RackPdu::id).containsExactly("r01-pdu1", "r01-pdu2");
        assertThat(pdus).extracting(RackPdu::side).containsExactly("right", "left");
    }

    @Test
    void rackWithoutATemplateThatIsThere_hasNone() {
        assertThat(RackPdu.of(rack("r01", null), CATALOG)).isEmpty();
        assertThat(RackPdu.of(rack("r01", "gone"), CATALOG)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"r01-pdu2, r01", "a-pdu1-pdu12, a-pdu1", "r01, ", "-pdu1, ", "r01-pdu, r01"})
    void rack_isReadFromAnId(String id, @Nullable String rack) {
        assertThat(RackPdu.rackOf(id).orElse(null)).isEqualTo(rack);
    }
}
