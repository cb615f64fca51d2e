package dev.rackstate.adapter.slurm;

import static dev.rackstate.adapter.slurm.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.SlurmrestdSettings.Token;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenText;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.HttpMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token comes from its file, is as new as that, and shows up nowhere. */
class TokenTest {
    private static final String FIRST = "eyJhbGciOiJIUzI1NiJ9.eyJzdW4iOiJhZGEifQ.first";
    private static final String SECOND = "eyJhbGciOiJIUzI1NiJ9.eyJzdW4iOiJhZGEifQ.second";

    @TempDir
    private Path folder;

    private Path file;
    private FaultyUpstream server;
    private SlurmrestdWorkloadSource source;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("token"), FIRST);
        server = FaultyUpstream.start(request -> new Answers(40).to(request.target()));
        source = TestSource.at(server.url()).as("ada", file).open();
    }

    @AfterEach
    void end() throws IOException {
        source.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "SLURM_JWT=, ''", "'', '\n'", "SLURM_JWT=, '\n'"})
    void token_inItsFile_goesIntoItsHeader(String before, String after) throws Exception {
        Files.writeString(file, before + FIRST + after);

        source.fetch();

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("x-slurm-user-name", "ada")
                        .containsEntry("x-slurm-user-token", FIRST)
                        .doesNotContainKey("authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SLURM_JWT=", " SLURM_JWT="})
    void token_thatIsConfigured_goesIntoItsHeaderAndNowhereElse(String before) throws Exception {
        Token token = new TokenText(before + FIRST + "\n");
        try (SlurmrestdWorkloadSource configured =
                TestSource.at(server.url()).as("ada", token).open()) {
            configured.fetch();
            assertThat(lastRequest().headers()).containsEntry("x-slurm-user-token", FIRST);

            server.misbehave(new Fault.Status(401, ""));
            assertThat(failure(configured))
                    .hasMessageContaining("the token is not valid for this user, or has run out")
                    .message()
                    .doesNotContain(FIRST);
        }
        assertThat(token.toString()).doesNotContain(FIRST);
    }

    @Test
    void token_thatCannotStandInAHeader_isRefusedUnseen() {
        TestSource settings = TestSource.at(server.url()).as("ada", new TokenText("ey\r\nX-Evil: 1"));

        assertThatThrownBy(settings::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the slurmrestd token holds, as character 3, what cannot stand in a header; it must hold one"
                                + " token and nothing else");
    }

    @Test
    void caller_whomTheSocketVouchesFor_sendsNoHeader() throws Exception {
        try (SlurmrestdWorkloadSource bare = TestSource.at(server.url()).open()) {
            bare.fetch();

            assertThat(lastRequest().headers()).doesNotContainKeys("x-slurm-user-name", "x-slurm-user-token");
        }
    }

    @Test
    void token_thatIsReplaced_isSentFromThenOn() throws Exception {
        source.fetch();
        Files.writeString(file, SECOND);

        source.fetch();

        assertThat(lastRequest().headers()).containsEntry("x-slurm-user-token", SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void token_thatIsReplacedWhileItIsRefused_isTriedOnce(int status) throws Exception {
        try (FaultyUpstream strict = FaultyUpstream.start(request -> {
                    if (request.headers().get("x-slurm-user-token").equals(SECOND)) {
                        return new Answers(40).to(request.target());
                    }
                    Files.writeString(file, SECOND);
                    return new FaultyUpstream.Answer(status, "text/plain", "no".getBytes(StandardCharsets.UTF_8));
                });
                SlurmrestdWorkloadSource renewed =
                        TestSource.at(strict.url()).as("ada", file).open()) {
            assertThat(renewed.fetch().nodes()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void token_thatIsRefused_isNotSentTwice(int status) throws Exception {
        server.misbehave(new Fault.Status(status, ""));

        assertThat(failure(source)).hasMessageContaining("the token in " + file + " is not valid for this user");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void token_thatTheServerEchoes_isBlackedOut() throws Exception {
        server.misbehave(new Fault.Body(
                "{\"paths\": {\"/slurm/v0.0.40/nodes\": {}}, \"nodes\": [], \"errors\": [\"who is " + FIRST + "?\"]}"));

        assertThat(failure(source))
                .hasMessage("slurmrestd at " + server.url() + ": the server says: who is ***? (asked for nodes)")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "'a b' | holds, as character 2, what cannot stand in a header; it must hold one token and nothing else"
            })
    void file_withoutAToken_isNamed(String text, String words) throws Exception {
        Files.writeString(file, text);

        assertThat(failure(source)).hasMessageContaining("the slurmrestd token file " + file + " " + words);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void file_thatIsMissing_isNamedUntilItIsThere() throws Exception {
        Files.delete(file);
        assertThat(failure(source)).hasMessageContaining("the slurmrestd token file " + file + " does not exist");

        Files.writeString(file, FIRST);

        assertThat(source.fetch().nodes()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ada\r\nX-Evil: 1", "\u00e4da"})
    void user_thatCannotStandInAHeader_isRefused(String user) {
        TestSource settings = TestSource.at(URI.create("http://localhost:6820")).as(user, file);

        assertThatThrownBy(settings::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a user name: only printable ASCII without blanks is");
    }

    private HttpMessage lastRequest() {
        return server.requests().get(server.requests().size() - 1);
    }
}
