package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Wanted.Library;
import dev.rackstate.testkit.fake.HeldFiles;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the libraries of checks and metrics: read and written to the letter. */
class LibraryFilesTest {
    private static final String CHECKS = "/api/checks/files";
    private static final String METRICS = "/api/metrics/library/files";
    private static final String TEXT = "# By hand: keep me\r\nchecks:   []\n\n\u00fc\uD83D\uDD25\n";
    private static final JsonMapper JSON = new JsonMapper();

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
        server.store.files().put(Library.CHECKS, "nodes.yaml", TEXT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String body(String content) {
        return JSON.writeValueAsString(Map.of("content", content));
    }

    private String held(Library library, String name) throws Exception {
        return server.store.files().read(library, name);
    }

    private static Problem problem(Problem.Level level, int line, String message) {
        return new Problem(level, "", line, 3, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHECKS, METRICS})
    void file_isWrittenReadAndRemoved_byteForByte(String path) throws Exception {
        Library library = path.equals(CHECKS) ? Library.CHECKS : Library.METRICS;

        assertThat(server.done("PUT", path + "/new.yaml", body(TEXT)).toString())
                .isEqualTo("{\"status\":\"ok\",\"name\":\"new.yaml\",\"warnings\":[]}");
        assertThat(held(library, "new.yaml")).isEqualTo(TEXT);
        assertThat(server.http.json(path + "/new.yaml"))
                .isEqualTo(TestServer.parse(JSON.writeValueAsString(Map.of("name", "new.yaml", "content", TEXT))));
        assertThat(server.http.json(path).get("files").toString())
                .contains("{\"name\":\"new.yaml\",\"path\":\"" + HeldFiles.path(library, "new.yaml")
                        + "\",\"relative\":\"new.yaml\"}");
        assertThat(server.done("DELETE", path + "/new.yaml", "").toString())
                .isEqualTo("{\"status\":\"deleted\",\"name\":\"new.yaml\",\"warnings\":[]}");
        assertThat(server.http.refusal(404, path + "/new.yaml")).endsWith("file 'new.yaml' not found");
        assertThat(server.audit.entries())
                .extracting(AuditEntry::outcome)
                .containsOnly(AuditEntry.Outcome.DONE)
                .hasSize(2);
    }

    @Test
    void textBeyondTheUsualStrings_isTaken_upToTheLargestBody() throws Exception {
        String large = "# " + "x".repeat(900_000);

        server.done("PUT", CHECKS + "/large.yaml", body(large));

        assertThat(held(Library.CHECKS, "large.yaml")).isEqualTo(large);
        server.answered(413, "PUT", CHECKS + "/large.yaml", body("x".repeat(1024 * 1024)));
        assertThat(server.refused(422, "POST", "/api/checks/test", "{\"expr\":\"" + "x".repeat(70_000) + "\"}"))
                .contains("not valid JSON");
    }

    @Test
    void errors_areShownByLineAndColumn_andNothingIsWritten() throws Exception {
        String broken = "checks: [{id: x}]";
        server.store
                .files()
                .find(
                        broken,
                        problem(Problem.Level.ERROR, 7, "'expr' is required"),
                        problem(Problem.Level.ERROR, 2, "'for' is no duration"));

        JsonNode detail = server.answered(400, "PUT", CHECKS + "/nodes.yaml", body(broken))
                .get("detail");

        assertThat(detail.get("message").stringValue()).isEqualTo("Validation failed");
        assertThat(detail.at("/errors/0").toString())
                .isEqualTo("{\"index\":null,\"id\":null,\"file\":\"checks/nodes.yaml\",\"line\":2,\"column\":3,"
                        + "\"errors\":[{\"level\":\"error\",\"msg\":\"'for' is no duration\"}]}");
        assertThat(detail.at("/errors/1/line").intValue()).isEqualTo(7);
        assertThat(held(Library.CHECKS, "nodes.yaml")).isEqualTo(TEXT);
        assertThat(server.answered(400, "PUT", CHECKS + "/nodes.yaml?dry_run=true", body(broken))
                        .get("detail"))
                .isEqualTo(detail);
        assertThat(server.audit.entries()).extracting(AuditEntry::outcome).containsExactly(AuditEntry.Outcome.REFUSED);
    }

    @Test
    void warningsAboutACheckFile_countUnlessTheyAreAccepted() throws Exception {
        String doubtful = "checks: [{id: x, rules: []}]";
        server.store.files().find(doubtful, problem(Problem.Level.WARNING, 1, "the check has no rules"));

        assertThat(server.refused(400, "PUT", CHECKS + "/nodes.yaml", body(doubtful)))
                .contains("the check has no rules")
                .contains("\"level\":\"warning\"");
        JsonNode written = server.done("PUT", CHECKS + "/nodes.yaml?accept_warnings=true", body(doubtful));

        assertThat(written.at("/warnings/0").stringValue())
                .isEqualTo("checks/nodes.yaml:1:3: warning: the check has no rules");
        assertThat(held(Library.CHECKS, "nodes.yaml")).isEqualTo(doubtful);
        assertThat(server.done("PUT", CHECKS + "/nodes.yaml", body(doubtful))
                        .get("warnings")
                        .size())
                .as("what was there before refuses nothing")
                .isZero();
        server.store.files().find("metrics: []", problem(Problem.Level.WARNING, 1, "hm"));
        assertThat(server.done("PUT", METRICS + "/m.yaml", body("metrics: []"))
                        .get("warnings")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":null}", "{\"content\":5}", "{\"content\":\" \\n\"}"})
    void checkFileWithoutContent_is400(String body) {
        assertThat(server.refused(400, "PUT", CHECKS + "/nodes.yaml", body)).startsWith("Content is required");
    }

    @Test
    void metricFile_mayBeEmpty_butNotWithoutContent() throws Exception {
        server.done("PUT", METRICS + "/empty.yaml", body(""));

        assertThat(held(Library.METRICS, "empty.yaml")).isEmpty();
        assertThat(server.refused(400, "PUT", METRICS + "/empty.yaml", "{}")).startsWith("Content is required");
    }

    @Test
    void bodyThatIsNoObject_orHasMore_is422() {
        server.refused(422, "PUT", CHECKS + "/nodes.yaml", "[]");
        server.refused(422, "PUT", CHECKS + "/nodes.yaml", "{\"content\":\"x\",\"name\":\"y\"}");
    }

    @Test
    void textThatIsNoYaml_is400() {
        assertThat(server.refused(400, "PUT", CHECKS + "/nodes.yaml", body("%")))
                .isEqualTo("Invalid YAML: line 1, column 1: '%' begins nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..evil.yaml", "valid..yaml", "%2Fetc%2Fpasswd", "..%2F..%2Fapp.yaml"})
    void nameThatNoFileMayHave_is400_whateverIsDone(String name) {
        for (String path : new String[] {CHECKS, METRICS}) {
            assertThat(server.http.refusal(400, path + "/" + name)).startsWith("Invalid filename");
            assertThat(server.refused(400, "PUT", path + "/" + name, body("x"))).startsWith("Invalid filename");
            assertThat(server.refused(400, "PUT", path + "/" + name, "{}")).startsWith("Invalid filename");
            assertThat(server.refused(400, "DELETE", path + "/" + name, "")).startsWith("Invalid filename");
        }
    }

    @Test
    void fileThatLiesOutside_is403_whateverIsDone() {
        server.store.files().leadsOutside("link.yaml");

        assertThat(server.http.refusal(403, CHECKS + "/link.yaml")).startsWith("Access denied");
        assertThat(server.refused(403, "PUT", CHECKS + "/link.yaml", body("x"))).startsWith("Access denied");
        assertThat(server.refused(403, "DELETE", CHECKS + "/link.yaml", "")).startsWith("Access denied");
    }

    @Test
    void fileThatIsNotThere_is404() {
        assertThat(server.http.refusal(404, CHECKS + "/ghost.yaml")).isEqualTo("Check file 'ghost.yaml' not found");
        assertThat(server.refused(404, "DELETE", METRICS + "/ghost.yaml", ""))
                .isEqualTo("Metric file 'ghost.yaml' not found");
    }

    @Test
    void tag_standsForTheText_andAStaleOneIs412() throws Exception {
        String path = CHECKS + "/nodes.yaml";
        String first = server.tag(path);
        HttpResponse<String> written = server.send("PUT", path, body("checks: [] # 2"), "If-Match", first);
        assertThat(written.statusCode()).isEqualTo(200);
        String second = written.headers().firstValue("ETag").orElseThrow();

        assertThat(second).isNotEqualTo(first).isEqualTo(server.tag(path));
        server.refused(412, "PUT", path, body("checks: [] # 3"), "If-Match", first);
        server.refused(412, "DELETE", path, "", "If-Match", first);
        server.refused(412, "PUT", CHECKS + "/new.yaml", body("x"), "If-Match", "*");
        assertThat(held(Library.CHECKS, "nodes.yaml")).isEqualTo("checks: [] # 2");
        HttpResponse<String> removed = server.send("DELETE", path, "", "If-Match", second);
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(removed.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void dryRun_showsWhatWouldHappen_andWritesNothing() throws Exception {
        JsonNode answer = server.done("PUT", CHECKS + "/nodes.yaml?dry_run=true", body("checks: [] # 2"));

        assertThat(answer.at("/files/0/file").stringValue()).isEqualTo("checks/nodes.yaml");
        assertThat(answer.at("/files/0/change").stringValue()).isEqualTo("changed");
        assertThat(held(Library.CHECKS, "nodes.yaml")).isEqualTo(TEXT);
        assertThat(server.done("DELETE", CHECKS + "/nodes.yaml?dry_run=true", "")
                        .at("/files/0/change")
                        .stringValue())
                .isEqualTo("deleted");
        assertThat(server.audit.entries()).isEmpty();
    }

    @Test
    void storeThatCannotBeWritten_is503() {
        server.store.readOnly(true);

        assertThat(server.refused(503, "PUT", CHECKS + "/nodes.yaml", body("checks: []")))
                .contains("read-only");
    }

    @Test
    void metricCatalogues_areTheFilesCalledSo() {
        server.store.files().put(Library.METRICS, "metrics_power.yml", "").put(Library.METRICS, "nodes.yaml", "");

        assertThat(server.http.json("/api/metrics/files").toString())
                .isEqualTo("{\"files\":[{\"name\":\"metrics_power.yml\",\"path\":\"metrics/metrics_power.yml\"}]}");
    }
}
