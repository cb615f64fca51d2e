package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.slurm.SlurmNodeState.Base;
import dev.rackstate.domain.slurm.SlurmNodeState.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlurmNodeStateTest {
    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "idle | IDLE | idle",
                "IDLE | IDLE | idle",
                " Alloc  | ALLOCATED | allocated",
                "mix | MIXED | mixed",
                "unk | UNKNOWN | unknown",
                "err | ERROR | error",
                "futr | FUTURE | future",
                "down | DOWN | down",
                "drain | DRAIN | drain",
                "drained | IDLE+DRAIN | drained",
                "draining | ALLOCATED+DRAIN | draining",
                "drng | ALLOCATED+DRAIN | draining",
                "fail | FAIL | fail",
                "failing | ALLOCATED+FAIL | failing",
                "failg | ALLOCATED+FAIL | failing",
                "maint | MAINTENANCE | maint",
                "resv | RESERVED | reserved",
                "plnd | PLANNED | planned",
                "comp | COMPLETING | completing",
                "block | BLOCKED | blocked",
                "pow_dn | POWER_DOWN | power_down",
                "pow_up | POWER_UP | power_up",
                "powered_down | POWERED_DOWN | powered_down",
                "reboot_req | REBOOT_REQUESTED | reboot_req",
                "reboot_issued | REBOOT_ISSUED | reboot_issued",
                "inval | INVALID_REG | inval",
                "noresp | NOT_RESPONDING | not_responding",
                "idle* | IDLE+NOT_RESPONDING | idle",
                "idle~ | IDLE+POWERED_DOWN | powered_down",
                "idle# | IDLE+POWERING_UP | powering_up",
                "idle% | IDLE+POWERING_DOWN | powering_down",
                "idle! | IDLE+POWER_DOWN | power_down",
                "idle$ | IDLE+MAINTENANCE | maint",
                "idle@ | IDLE+REBOOT_REQUESTED | reboot_req",
                "idle^ | IDLE+REBOOT_ISSUED | reboot_issued",
                "idle- | IDLE+PLANNED | planned",
                "alloc+ | ALLOCATED+COMPLETING | allocated",
                "alloc# | ALLOCATED+POWERING_UP | allocated",
                "mix$* | MIXED+NOT_RESPONDING+MAINTENANCE | mixed",
                "drain* | DRAIN+NOT_RESPONDING | drain",
                "down$ | DOWN+MAINTENANCE | down",
                "IDLE+DRAIN | IDLE+DRAIN | drained",
                "MIXED+DRAIN | MIXED+DRAIN | draining",
                "IDLE+COMPLETING+DRAIN | IDLE+DRAIN+COMPLETING | draining",
                "DOWN+DRAIN | DOWN+DRAIN | drained",
                "MIXED*+CLOUD | MIXED+NOT_RESPONDING+CLOUD | mixed",
                "MIXED+CLOUD | MIXED+CLOUD | mixed",
                "IDLE+DYNAMIC_NORM | IDLE+DYNAMIC | idle",
                "IDLE+EXTERNAL+RESUME | IDLE | idle",
                "IDLE+MAINTENANCE+RESERVED | IDLE+MAINTENANCE+RESERVED | maint",
                "ALLOCATED+MAINTENANCE | ALLOCATED+MAINTENANCE | allocated",
                "IDLE+MAINTENANCE+DRAIN | IDLE+DRAIN+MAINTENANCE | drained",
                "IDLE+INVALID_REG+DRAIN | IDLE+DRAIN+INVALID_REG | inval",
                "DOWN+NOT_RESPONDING | DOWN+NOT_RESPONDING | down",
                "alloc&drain | ALLOCATED+DRAIN | draining",
                "idle+down | DOWN | down",
                "not-responding | NOT_RESPONDING | not_responding",
                "weird | weird | weird",
                "IDLE+SHINY | IDLE+shiny | idle",
            })
    void parse_ofEveryHand_understands(String text, String scontrol, String status) {
        SlurmNodeState state = SlurmNodeState.parse(text);

        assertThat(state).hasToString(scontrol);
        assertThat(state.status()).isEqualTo(status);
    }

    @Test
    void parse_ofNothing_isUnknown() {
        assertThat(SlurmNodeState.parse("")).isEqualTo(SlurmNodeState.UNKNOWN);
        assertThat(SlurmNodeState.parse(" * ").flags()).containsExactly(Flag.NOT_RESPONDING);
        assertThat(SlurmNodeState.of(List.of())).isEqualTo(SlurmNodeState.UNKNOWN);
    }

    @Test
    void of_baseAndFlagsApart_isTheSameAsTogether() {
        assertThat(SlurmNodeState.of(List.of("idle", "DRAIN", "NOT_RESPONDING")))
                .isEqualTo(SlurmNodeState.of(List.of("NOT_RESPONDING", "IDLE", "DRAIN")))
                .isEqualTo(SlurmNodeState.parse("IDLE*+DRAIN"));
    }

    @Property(tries = 20_000)
    void parse_ofWhatIsPrinted_isTheSameState(@ForAll("states") SlurmNodeState state) {
        assertThat(SlurmNodeState.parse(state.toString())).isEqualTo(state);
        assertThat(SlurmNodeState.parse(state.toString().toLowerCase(Locale.ROOT)))
                .isEqualTo(state);
    }

    @Property(tries = 5_000)
    void of_anyOrder_isTheSameState(@ForAll("states") SlurmNodeState state) {
        List<String> pieces = new ArrayList<>(List.of(state.toString().split("\\+")));
        Collections.reverse(pieces);

        assertThat(SlurmNodeState.of(pieces)).isEqualTo(state);
    }

    @Property(tries = 20_000)
    void parse_anyText_neverFailsAndHasAWord(@ForAll String text) {
        assertThat(SlurmNodeState.parse(text).status()).isNotBlank();
    }

    /** What makes a node unfit is never lost on the way to the one word, apart from silence, which has a sign of its own. */
    @Property(tries = 20_000)
    void status_ofDrainedOrFailing_saysSo(@ForAll("states") SlurmNodeState state) {
        if (state.has(Flag.INVALID_REG)) {
            assertThat(state.status()).isEqualTo("inval");
        } else if (state.has(Flag.DRAIN)) {
            assertThat(state.status()).startsWith("drain");
        } else if (state.has(Flag.FAIL)) {
            assertThat(state.status()).startsWith("fail");
        } else if (state.base() == Base.DOWN || state.base() == Base.ERROR) {
            assertThat(state.status()).isEqualTo(state.base().word());
        }
    }

    @Provide
    static Arbitrary<SlurmNodeState> states() {
        Arbitrary<Set<Flag>> flags = Arbitraries.of(Flag.class).set().ofMaxSize(4);
        Arbitrary<String> other = Arbitraries.of("weird", "shiny").injectNull(0.8);
        return Combinators.combine(Arbitraries.of(Base.class), flags, other).as(SlurmNodeState::new);
    }
}
