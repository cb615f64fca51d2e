package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeKindTest {
    @ParameterizedTest
    @CsvSource({
        "server, , compute001, COMPUTE",
        "server, , GPU-07, GPU",
        "server, , Login1, SERVICE",
        "server, , mngt1, SERVICE",
        "server, , rack3-ISW-1, NETWORK",
        "server, , x-esw-2, NETWORK",
        "server, , anything, COMPUTE",
        "server, gpu, compute001, GPU",
        "server, login, compute001, SERVICE",
        "server, Service, x, SERVICE",
        "server, management, x, SERVICE",
        "server, compute, gpu001, GPU",
        "network, leaf, compute001, NETWORK",
        "Switch, , gpu1, NETWORK",
        "storage, gpu, login1, STORAGE",
    })
    void kind_isTakenFromTypeThenRoleThenName(String type, String role, String name, NodeKind expected) {
        assertThat(NodeKind.of(Optional.of(MachineRooms.device("t", type, role, null)), name))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"compute1, COMPUTE", "gpu1, GPU", "login1, SERVICE", "isw1, NETWORK", "sw-ib-01, COMPUTE"})
    void kind_withoutATemplate_isTakenFromTheName(String name, NodeKind expected) {
        assertThat(NodeKind.of(Optional.empty(), name)).isEqualTo(expected);
    }
}
