package dev.rackstate.adapter.slurm;

import static dev.rackstate.adapter.slurm.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.testkit.process.Certificates;
import dev.rackstate.testkit.process.FaultyUpstream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** slurmrestd behind a proxy that speaks HTTPS, or one of 25.05 that does itself. */
class HttpsTest {
    @TempDir
    private Path folder;

    @Test
    void server_underTheConfiguredAuthority_isTrusted() throws Exception {
        Certificates.Identity identity = new Certificates(folder).create("server", "EC", "dns:localhost");
        try (FaultyUpstream server = FaultyUpstream.startTls(
                        request -> new Answers(43).to(request.target()), Certificates.sockets(identity, List.of()));
                SlurmrestdWorkloadSource trusting = TestSource.at(server.url())
                        .trusting(identity.certificate())
                        .open();
                SlurmrestdWorkloadSource doubting = TestSource.at(server.url()).open()) {
            assertThat(trusting.fetch().nodes()).hasSize(3);
            assertThat(failure(doubting))
                    .hasMessageStartingWith("no connection to slurmrestd at " + server.url() + ": TLS: ");
        }
    }

    @Test
    void authority_thatIsMissing_isRefused() {
        TestSource settings =
                TestSource.at(URI.create("https://localhost:6820")).trusting(folder.resolve("none.pem"));

        assertThatThrownBy(settings::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the CA file " + folder.resolve("none.pem") + " does not exist");
    }
}
