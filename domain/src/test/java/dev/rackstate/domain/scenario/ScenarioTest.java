package dev.rackstate.domain.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every story in {@code scenarios}. */
class ScenarioTest {
    private static final String BUILDING = "given\n  site s\n    room h\n      rack r\n        device d with n1 n2\n";

    static List<Path> stories() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios"), "no scenarios")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storyNames")
    void story(String name) throws IOException, URISyntaxException {
        Path file = stories().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();

        int claims = Scenario.read(name, Files.readAllLines(file)).play();

        assertThat(claims).as("what %s claims", name).isPositive();
    }

    static List<String> storyNames() throws IOException, URISyntaxException {
        return stories().stream().map(path -> path.getFileName().toString()).toList();
    }

    @Test
    void stories_areThere() throws IOException, URISyntaxException {
        assertThat(stories()).hasSizeGreaterThanOrEqualTo(12);
    }

    private static int play(String text) {
        return Scenario.read("story.txt", text.lines().toList()).play();
    }

    @Test
    void claim_thatDoesNotHold_saysWhereAndWhatIsSo() {
        String story = BUILDING + "at 5s\n  every node is OK\n  node n1 is CRIT\n";

        assertThat(play(story + "then rack r is CRIT\nand the witness of room h is node n1\n"))
                .isEqualTo(2);
        assertUntrue(story + "then rack r is WARN", "story.txt:9: 'then rack r is WARN', but it is CRIT");
        assertUntrue(
                story + "then rack r is CRIT since 4s",
                "story.txt:9: 'then rack r is CRIT since 4s', but it is so since 5s");
        assertUntrue(story + "then everything is OK", "story.txt:9: 'then everything is OK', but it is CRIT");
        assertUntrue(
                story + "then the witness of room h is nothing",
                "story.txt:9: 'then the witness of room h is nothing', but it is node n1");
        assertUntrue(
                story + "then the alerts are node n2 CRIT",
                "story.txt:9: 'then the alerts are node n2 CRIT', but it is node n1 CRIT");
        assertUntrue(
                story + "then there are no alerts", "story.txt:9: 'then there are no alerts', but it is node n1 CRIT");
        assertUntrue(
                story + "then node n1 is CRIT because missing",
                "story.txt:9: 'then node n1 is CRIT because missing', but the reasons are: measured, CRIT seen,"
                        + " last known nothing");
        assertUntrue(
                story + "then virtual node n1:slot1 is OK",
                "story.txt:9: 'then virtual node n1:slot1 is OK', but there are 0 of that name");
    }

    private static void assertUntrue(String story, String message) {
        assertThatThrownBy(() -> play(story)).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "once upon a time | story.txt:6: 'once upon a time' is not understood; allowed: given, check, at",
                "at soon | story.txt:6: 'soon' is not a duration",
                "then rack r is OK | story.txt:6: nothing has happened yet",
                "check up | story.txt:6: 'check up' is not understood; allowed: check NAME on every node",
                "check up on node n9 | story.txt:6: there is no node n9",
                "at 0s;  up of n1 is 0 | story.txt:7: there is no check up",
                "at 0s;  node n9 is OK | story.txt:7: there is no node n9",
                "at 0s;  node n1 is FINE | story.txt:7: 'FINE' is not a state",
                "at 0s;  it rains | story.txt:7: 'it rains' is not understood; allowed: CHECK of NAME is NUMBER",
                "at 0s;then all is well | story.txt:7: 'all is well' is not understood; allowed: rack NAME",
                "at 0s;then rack x is OK | story.txt:7: there is no rack x",
                "check up on every node;  loudly | story.txt:7: 'loudly' is not understood; allowed: CRIT when",
                "check up on every node;  CRIT when > much | story.txt:7: 'much' is not a number",
                "check up on every node;at 0s;  up of n1 slot 3 is 1 | story.txt:8: the check up has no 'slot'",
                "check up on every node;at 0s;  up of n1 is low | story.txt:8: 'low' is not a number"
            })
    void line_thatIsNotUnderstood_saysWhereAndWhatIsAllowed(String lines, String message) {
        assertThatThrownBy(() -> play(BUILDING + lines.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "at 0s | story.txt:1: a story begins with 'given' and a building, not with 'at 0s'",
                "given;  tower x | story.txt:2: 'tower x' is not understood; allowed: site, room, aisle, rack, device",
                "given;  rack x | story.txt:2: a rack cannot stand alone",
                "given;  site s;    rack x | story.txt:3: a rack cannot stand in a site",
                "given;  site s, colour red | story.txt:2: ', colour red' is not understood; allowed: reducer, edge"
            })
    void building_thatIsNotUnderstood_saysWhereAndWhatIsAllowed(String lines, String message) {
        assertThatThrownBy(() -> play(lines.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
