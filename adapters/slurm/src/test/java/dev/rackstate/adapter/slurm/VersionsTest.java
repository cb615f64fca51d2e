package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.HttpMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every version of the API tells the same in its own shape, and is found by itself. */
class VersionsTest {
    @ParameterizedTest
    @ValueSource(ints = {38, 39, 40, 41, 42, 43, 44})
    void shape_ofEachVersion_tellsTheSame(int number) throws Exception {
        Answers answers = new Answers(number);
        try (FaultyUpstream server = FaultyUpstream.start(request -> answers.to(request.target()));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            Workload workload = source.fetch();

            assertThat(source.name()).isEqualTo("slurmrestd " + server.url() + " v0.0." + number);
            assertThat(workload.nodes()).isEqualTo(expectedNodes(number));
            assertThat(workload.partitions())
                    .containsExactly(
                            new SlurmPartition("all", number == 39 ? null : "up", 3, 192),
                            new SlurmPartition("gpu", number == 39 ? null : "drain", 1, 64));
            assertThat(workload.jobs()).isEqualTo(expectedJobs(number));
            assertThat(workload.reservations())
                    .containsExactly(new SlurmReservation(
                            "cooling",
                            List.of("n2", "n3"),
                            List.of("root", "ada"),
                            List.of(),
                            List.of("maint", "spec_nodes"),
                            Instant.ofEpochSecond(1_700_000_000L),
                            Instant.ofEpochSecond(1_700_007_200L)));
            assertThat(workload.warnings())
                    .isEqualTo(number == 44 ? List.of("Nothing is left to say in parser") : List.of());
            assertThat(server.requests()).extracting(HttpMessage::method).containsOnly("GET");
        }
    }

    private static List<SlurmNode> expectedNodes(int number) {
        String between = number == 38 ? "idle+DRAIN" : "IDLE+DRAIN";
        return List.of(
                new SlurmNode(
                        "n1",
                        new SlurmNodeState(SlurmNodeState.Base.MIXED, Set.of()),
                        List.of(number == 38 ? "mixed" : "MIXED"),
                        List.of("all", "gpu"),
                        null,
                        null,
                        null,
                        new SlurmNode.Use(64, 16, 256_000L, 64_000L, 4, 2)),
                new SlurmNode(
                        "n2",
                        new SlurmNodeState(SlurmNodeState.Base.IDLE, Set.of(SlurmNodeState.Flag.DRAIN)),
                        List.of(between),
                        List.of("all"),
                        "fan",
                        "root",
                        Instant.ofEpochSecond(1_700_000_000L),
                        new SlurmNode.Use(64, 0, 256_000L, 0L, 4, 0)),
                new SlurmNode(
                        "n3",
                        new SlurmNodeState(SlurmNodeState.Base.DOWN, Set.of(SlurmNodeState.Flag.NOT_RESPONDING)),
                        List.of(number == 38 ? "down+NOT_RESPONDING" : "DOWN+NOT_RESPONDING"),
                        List.of("all"),
                        "Not responding",
                        "root",
                        Instant.ofEpochSecond(1_700_000_100L),
                        new SlurmNode.Use(64, 0, 256_000L, 0L, 4, 0)));
    }

    private static List<SlurmJob> expectedJobs(int number) {
        Instant submitted = Instant.ofEpochSecond(1_699_999_000L);
        Instant started = Instant.ofEpochSecond(1_700_000_000L);
        List<String> ending = number <= 39 ? List.of("completing") : List.of("cancelled", "completing");
        return List.of(
                job(7, "ada", "gpu", List.of("running"), null, List.of("n1"), 16, submitted, started, 1_700_003_600L),
                job(8, "ben", "all,gpu", List.of("pending"), "Resources", List.of(), 128, submitted, null, null),
                job(9, "ada", "all", ending, null, List.of("n1"), 1, submitted, started, 1_700_000_500L));
    }

    private static SlurmJob job(
            long id,
            String user,
            String partition,
            List<String> state,
            String reason,
            List<String> nodes,
            int cpus,
            Instant submitted,
            Instant started,
            Long limit) {
        return new SlurmJob(
                id,
                "wave",
                user,
                "physics",
                partition,
                state,
                reason,
                nodes,
                cpus,
                submitted,
                started,
                limit == null ? null : Instant.ofEpochSecond(limit),
                null);
    }

    @Test
    void server_withoutAnOpenApiDocument_isPingedNewestFirst() throws Exception {
        Answers answers = new Answers(42);
        try (FaultyUpstream server = serving(
                        target -> target.equals("/openapi/v3") ? new Answers(0).to("/nothing") : answers.to(target));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            source.fetch();

            assertThat(server.requests())
                    .extracting(HttpMessage::target)
                    .startsWith(
                            "/openapi/v3",
                            "/slurm/v0.0.44/ping/",
                            "/slurm/v0.0.43/ping/",
                            "/slurm/v0.0.42/ping/",
                            "/slurm/v0.0.42/nodes/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"paths\": {\"/slurm/v0.0.38/nodes\": ", "[]", "{}", "{\"paths\": 7}"})
    void openApiDocument_thatCannotBeRead_isDoneWithout(String document) throws Exception {
        Answers answers = new Answers(42);
        try (FaultyUpstream server = serving(target ->
                        target.equals("/openapi/v3") ? FaultyUpstream.Answer.json(document) : answers.to(target));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            source.fetch();

            assertThat(source.name()).endsWith(" v0.0.42");
        }
    }

    @Test
    void version_thatWasFound_isRemembered() throws Exception {
        Answers answers = new Answers(40);
        try (FaultyUpstream server = serving(answers::to);
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            source.fetch();
            source.fetch();

            assertThat(server.requests())
                    .extracting(HttpMessage::target)
                    .filteredOn("/openapi/v3"::equals)
                    .hasSize(1);
            assertThat(server.requests()).hasSize(9);
        }
    }

    @Test
    void server_thatIsUpdated_isSpokenToInItsNewVersion() throws Exception {
        AtomicReference<Answers> answers = new AtomicReference<>(new Answers(40));
        try (FaultyUpstream server = serving(target -> answers.get().to(target));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            source.fetch();
            answers.set(new Answers(43));

            assertThat(source.fetch().nodes()).hasSize(3);
            assertThat(source.name()).endsWith(" v0.0.43");
        }
    }

    @Test
    void version_thatIsConfigured_isNotSearchedFor() throws Exception {
        Answers answers = new Answers(41);
        try (FaultyUpstream server = serving(answers::to);
                SlurmrestdWorkloadSource source =
                        TestSource.at(server.url()).speaking("v0.0.41").open()) {
            assertThat(source.name()).endsWith(" v0.0.41");
            source.fetch();

            assertThat(server.requests())
                    .extracting(HttpMessage::target)
                    .containsExactly(
                            "/slurm/v0.0.41/nodes/",
                            "/slurm/v0.0.41/partitions/",
                            "/slurm/v0.0.41/jobs/",
                            "/slurm/v0.0.41/reservations/");
        }
    }

    @Test
    void address_withAPath_hasTheApiBelowIt() throws Exception {
        Answers answers = new Answers(40);
        try (FaultyUpstream server = serving(target -> answers.to(target.replaceFirst("^/hpc", "")));
                SlurmrestdWorkloadSource source =
                        TestSource.at(URI.create(server.url() + "/hpc/")).open()) {
            assertThat(source.fetch().nodes()).hasSize(3);
            assertThat(server.requests())
                    .extracting(HttpMessage::target)
                    .allMatch(target -> target.startsWith("/hpc/"));
        }
    }

    @Test
    void server_withoutAnyKnownVersion_isNamed() throws Exception {
        try (FaultyUpstream server = serving(target -> target.equals("/openapi/v3")
                        ? FaultyUpstream.Answer.json("{\"paths\": {\"/slurm/v0.0.37/nodes\": {}}}")
                        : new FaultyUpstream.Answer(404, "text/plain", "no".getBytes(StandardCharsets.UTF_8)));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            assertThat(TestSource.failure(source))
                    .isInstanceOf(WorkloadException.class)
                    .hasMessage("slurmrestd at " + server.url() + " offers none of v0.0.38 to v0.0.44, only [v0.0.37];"
                            + " is there a slurmrestd below this address?");
        }
    }

    @Test
    void server_thatOffersLessThanItSays_isNamed() throws Exception {
        Answers answers = new Answers(40);
        try (FaultyUpstream server =
                        serving(target -> answers.to(target.contains("reservations") ? "/nothing" : target));
                SlurmrestdWorkloadSource source = TestSource.at(server.url()).open()) {
            assertThat(TestSource.failure(source))
                    .hasMessage(
                            "slurmrestd at " + server.url() + " says that it offers v0.0.40, and does not offer all of"
                                    + " nodes, partitions, jobs and reservations");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "38 | v0.0.38",
                "36,37,38 | v0.0.38",
                "39,40,41,42 | v0.0.42",
                "43,44,45 | v0.0.44",
                "45,46 | v0.0.45",
                "36,37 | ",
                "'' | "
            })
    void best_ofWhatIsOffered_isTheNewestThatIsKnown(String offered, String best) {
        List<ApiVersion> versions = offered.isEmpty()
                ? List.of()
                : List.of(offered.split(",")).stream()
                        .map(number -> new ApiVersion(Integer.parseInt(number)))
                        .toList();

        assertThat(ApiVersion.best(versions).map(ApiVersion::toString).orElse(null))
                .isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource({
        "/slurm/v0.0.38/nodes, v0.0.38",
        "/slurm/v0.0.44/nodes/, v0.0.44",
        "/slurm/v0.0.38/node/{name},",
        "/slurmdb/v0.0.38/nodes,",
        "/slurm/v0.0.99999999999/nodes,"
    })
    void path_ofTheNodes_hasItsVersion(String path, String version) {
        assertThat(ApiVersion.ofNodesPath(path).map(ApiVersion::toString).orElse(null))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.0.37", "v0.0.0"})
    void version_thatIsTooOld_isRefused(String version) {
        TestSource settings = TestSource.at(URI.create("http://localhost:6820")).speaking(version);

        assertThatThrownBy(settings::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "slurmrestd: the version '" + version + "' is not known; allowed: auto, v0.0.38 to v0.0.44");
    }

    private static FaultyUpstream serving(Function<String, FaultyUpstream.Answer> answers) {
        return FaultyUpstream.start(request -> answers.apply(request.target()));
    }
}
