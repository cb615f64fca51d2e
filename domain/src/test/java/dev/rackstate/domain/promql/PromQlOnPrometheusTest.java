package dev.rackstate.domain.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rackstate.domain.fixture.Ids;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets Prometheus itself judge: its {@code promtool} holds one series per nasty identifier and evaluates our queries
 * over them. Without promtool on the path the test is passed over; Debian and Ubuntu have it in {@code prometheus}.
 */
class PromQlOnPrometheusTest {
    private static final List<String> FORMS = List.of(
            "m{instance=~\"$instances\"}",
            "m{instance=\"$instances\"}",
            "m{instance=~'$instances'}",
            "m{instance=\"{instances}\"} == 1",
            "label_replace(m, \"picked\", \"yes\", \"instance\", \"$instances\") and on (picked)"
                    + " label_replace(vector(1), \"picked\", \"yes\", \"\", \"\")",
            "m and on (instance) label_replace(vector(1), \"instance\", \"$instances\", \"\", \"\")");

    @Test
    void promtool_onQueriesForEachNastyId_findsThatSeriesAlone(@TempDir Path folder) throws Exception {
        assumeTrue(installed(), "promtool is not on the path");
        List<String> ids = new ArrayList<>(Ids.NASTY);
        ids.addAll(List.of("node1Xexample.com:9100", "a", "aa", "x1", "x", "b"));
        StringBuilder tests = new StringBuilder("rule_files: []\ntests:\n- interval: 1m\n  input_series:\n");
        for (String id : ids) {
            tests.append("  - {series: ").append(yaml(series(id, ""))).append(", values: '1'}\n");
        }
        tests.append("  promql_expr_test:\n");
        for (String id : Ids.NASTY) {
            for (String form : FORMS) {
                PromQl query =
                        PromQlTemplate.parse(form, Set.of("instances")).render(Map.of("instances", Binding.value(id)));
                expect(tests, query, List.of(series(id, form.contains("picked") ? ",picked=\"yes\"" : "")));
            }
        }
        PromQl all = PromQl.selector("m", Map.of("instance", Binding.anyOf(Ids.NASTY)));
        expect(tests, all, Ids.NASTY.stream().map(id -> series(id, "")).toList());
        Path file = Files.writeString(folder.resolve("tests.yaml"), tests);

        assertThat(promtool(folder, file)).contains("SUCCESS").doesNotContain("FAILED");
    }

    private static boolean installed() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "promtool"))) {
                return true;
            }
        }
        System.out.println("PromQlOnPrometheusTest passed over: promtool is not on the path");
        return false;
    }

    private static void expect(StringBuilder tests, PromQl query, List<String> series) {
        tests.append("  - expr: ").append(yaml(query.text())).append("\n    eval_time: 0m\n    exp_samples:\n");
        series.forEach(one -> tests.append("    - {labels: ").append(yaml(one)).append(", value: 1}\n"));
    }

    /** A series, with the id written in numbers, so that nothing depends on the escaping under test. */
    private static String series(String id, String more) {
        StringBuilder numbers = new StringBuilder();
        id.codePoints().forEach(code -> numbers.append(String.format("\\U%08x", code)));
        return "m{instance=\"" + numbers + "\"" + more + "}";
    }

    private static String yaml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(code -> quoted.append(
                        code < 0x20 || code > 0x7e || code == '"' || code == '\\'
                                ? String.format("\\U%08X", code)
                                : Character.toString(code)));
        return quoted.append('"').toString();
    }

    private static String promtool(Path folder, Path file) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder("promtool", "test", "rules", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("promtool ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
