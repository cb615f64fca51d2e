package dev.rackstate.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramsTest {
    @Test
    void program_thatIsNotInstalled_isNamedWithTheWayToGetIt() {
        assertThat(Programs.obstacle("no-such-program"))
                .contains("the program no-such-program is not installed"
                        + " (Debian and Ubuntu: sudo apt-get install no-such-program)");
    }

    @Test
    void program_thatIsInstalled_isNoObstacle() {
        assertThat(Programs.obstacle("sh")).isEmpty();
    }
}
