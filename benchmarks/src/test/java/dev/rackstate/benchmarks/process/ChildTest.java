package dev.rackstate.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChildTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Says what it is told to, and ends with the status that it is told. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] arguments) {
            System.out.println(arguments[0]);
            System.exit(Integer.parseInt(arguments[1]));
        }
    }

    private static Child speaker(String word, int status) throws IOException {
        return Child.java("the speaker", List.of(), Speaker.class, word, Integer.toString(status));
    }

    @Test
    void words_thatAreAwaited_areFound() throws Exception {
        try (Child child = speaker("port 1234", 0)) {
            assertThat(child.awaitLine(Pattern.compile("port ([0-9]+)"), SOON).group(1))
                    .isEqualTo("1234");
            assertThat(child.awaitEnd(SOON)).containsExactly("port 1234");
        }
    }

    @Test
    void process_thatEndsBeforeSayingTheWord_isShownWithWhatItSaid() throws Exception {
        try (Child child = speaker("no port is free", 0)) {
            assertThatThrownBy(() -> child.awaitLine(Pattern.compile("listens"), SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the speaker ended without saying 'listens'; it said:\nno port is free");
        }
    }

    @Test
    void process_thatFails_isShownWithItsStatus() throws Exception {
        try (Child child = speaker("out of luck", 7)) {
            assertThatThrownBy(() -> child.awaitEnd(SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the speaker failed with status 7; it said:\nout of luck");
            assertThatThrownBy(child::requireAlive)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the speaker ended by itself");
        }
    }
}
