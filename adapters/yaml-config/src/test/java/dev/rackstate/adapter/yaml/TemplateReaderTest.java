package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {
    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void oneCheckAndOneMetric() {
        files = new FilesOnDisk(directory)
                .delete("templates/devices.yaml")
                .write("checks/checks.yaml", """
                        checks:
                          - {id: up, name: Up, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                        """)
                .write("metrics/metrics.yaml", "{id: power, name: Power, metric: w, display: {unit: W}}\n");
    }

    private Catalog catalog(String text) {
        return files.write("templates/a.yaml", text).load().catalog();
    }

    @Test
    void deviceTemplate_withEverything_isReadAsWritten() {
        Catalog catalog = catalog("""
                templates:
                  - id: array
                    name: Disk array
                    type: storage
                    storage_type: eseries
                    role: storage
                    u_height: 4
                    layout: {type: vertical, rows: 1, cols: 2, matrix: [[1, 2]]}
                    disk_layout: {rows: 2, cols: 2, matrix: [[1, 2], [3, 0]]}
                    rear_layout: {matrix: [[901, 902]]}
                    rear_components:
                      - {id: psu1, name: PSU, type: psu, role: power, checks: [up]}
                    checks: &id001 [up]
                    metrics: [power]
                    display_thresholds:
                      temperature: {warn: 38, crit: 45.5}
                  - {id: plain, name: Plain, u_height: 1, checks: *id001}
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(catalog.device("array"))
                .contains(new DeviceTemplate(
                        "array",
                        "Disk array",
                        "storage",
                        "eseries",
                        "storage",
                        4,
                        new MatrixLayout("vertical", 1, 2, List.of(List.of(1, 2))),
                        new MatrixLayout("grid", 2, 2, List.of(List.of(1, 2), List.of(3, 0))),
                        new MatrixLayout("grid", 1, 1, List.of(List.of(901, 902))),
                        List.of(new RearComponent("psu1", "PSU", "psu", "power", List.of("up"))),
                        List.of("up"),
                        List.of("power"),
                        Map.of("temperature", Map.of("warn", 38.0, "crit", 45.5))));
        assertThat(catalog.device("plain"))
                .contains(new DeviceTemplate(
                        "plain",
                        "Plain",
                        "server",
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of("up"),
                        List.of(),
                        Map.of()));
    }

    @Test
    void rackTemplate_withEverything_isReadAsWritten() {
        Catalog catalog = catalog("""
                rack_templates:
                  - id: rack
                    name: Rack
                    u_height: 48
                    checks: [up]
                    infrastructure:
                      components:
                        - {id: c, name: Cooler, type: cooling, model: M, role: r, location: top, u_position: 1,
                           u_height: 2}
                      front_components: [{id: f, name: F, type: other}]
                      rear_components: [{id: b, name: B, type: power, location: u-mount}]
                      side_components: [{id: s, name: S, type: network, location: side-left}]
                      rack_components:
                        - {template_id: pdu, u_position: 3, u_height: 2, side: left}
                        - {template_id: pdu, id: pdu-right, location: right}
                rack_component_templates:
                  - id: pdu
                    name: PDU
                    u_height: 1
                    type: pdu
                    model: M
                    role: r
                    location: side
                    side: right
                    u_position: 5
                    checks: [up]
                    metrics: [power]
                """);

        assertThat(files.problems()).isEmpty();
        RackTemplate rack = catalog.rack("rack").orElseThrow();
        assertThat(rack.uHeight()).isEqualTo(48);
        assertThat(rack.checks()).containsExactly("up");
        assertThat(rack.infrastructure().components())
                .containsExactly(new DrawnComponent("c", "Cooler", "cooling", "M", "r", "top", 1, 2));
        assertThat(rack.infrastructure().frontComponents())
                .containsExactly(new DrawnComponent("f", "F", "other", null, null, "u-mount", null, null));
        assertThat(rack.infrastructure().rearComponents()).hasSize(1);
        assertThat(rack.infrastructure().sideComponents()).hasSize(1);
        assertThat(rack.infrastructure().rackComponents())
                .containsExactly(new ComponentRef("pdu", 3, 2, "left"), new ComponentRef("pdu", 1, null, null));
        assertThat(catalog.component("pdu"))
                .contains(new ComponentTemplate(
                        "pdu", "PDU", "pdu", "M", "r", "side", "right", 1, 5, List.of("up"), List.of("power")));
    }

    @Test
    void templateWithErrors_isLeftOutAlone() {
        Catalog catalog = catalog("""
                templates:
                  - {id: good, name: Good, u_height: 1}
                  - {id: bad, name: 5, u_height: 61, layout: {type: round, matrix: [1, [x]]}}
                  - {id: worse, u_height: 1, rear_components: [{id: p, name: P, type: motor}, text]}
                  - {id: unlaid, name: U, u_height: 1, layout: {rows: 1}}
                  - {id: also-good, name: Also good, u_height: 0}
                rack_templates:
                  - {id: bent, name: Bent, u_height: 0, infrastructure: {components: {a: b}}}
                  - {id: straight, name: Straight}
                rack_component_templates:
                  - {id: pdu, name: P, u_height: 1, location: roof, side: top, checks: [1]}
                """);

        String bad = "; the device template 'bad' is left out";
        String bent = "; the rack template 'bent' is left out";
        String pdu = "; the component template 'pdu' is left out";
        assertThat(files.problems())
                .containsExactly(
                        "templates/a.yaml:3:21: 'name' must be text, not the number 5; write it in quotes: \"5\"" + bad,
                        "templates/a.yaml:3:34: 'u_height' must be a whole number from 0 to 60, not 61" + bad,
                        "templates/a.yaml:3:53: 'layout.type' must be one of grid, vertical, not 'round'" + bad,
                        "templates/a.yaml:3:69: a row of 'matrix' must be a list of slot numbers, not 1" + bad,
                        "templates/a.yaml:3:73: the slot in 'matrix' must be a whole number, not 'x'" + bad,
                        "templates/a.yaml:4:5: 'name' is missing; the device template 'worse' is left out",
                        "templates/a.yaml:4:71: 'type' must be one of psu, fan, io, hydraulics, other, not 'motor'; the"
                                + " device template 'worse' is left out",
                        "templates/a.yaml:4:79: a rear component must be a mapping, not 'text'; the device template"
                                + " 'worse' is left out",
                        "templates/a.yaml:5:48: 'layout.matrix' is missing; the device template 'unlaid' is left out",
                        "templates/a.yaml:8:38: 'u_height' must be a whole number from 1 to 60, not 0" + bent,
                        "templates/a.yaml:8:70: 'infrastructure.components' must be a list, not a mapping" + bent,
                        "templates/a.yaml:11:47: 'location' must be one of side, u-mount, front, rear, not 'roof'"
                                + pdu,
                        "templates/a.yaml:11:59: 'side' must be one of left, right, not 'top'" + pdu,
                        "templates/a.yaml:11:73: the entry of 'checks' must be text, not the number 1; write it in"
                                + " quotes: \"1\"" + pdu);
        assertThat(catalog.deviceTemplates()).extracting(DeviceTemplate::id).containsExactly("good", "also-good");
        assertThat(catalog.rackTemplates()).extracting(RackTemplate::id).containsExactly("straight");
        assertThat(catalog.componentTemplates()).isEmpty();
    }

    @Test
    void references_thatLeadNowhere_loadWithAWarning() {
        Catalog catalog = catalog("""
                templates:
                  - {id: t, name: T, u_height: 1, checks: [up, down], metrics: [power, heat]}
                rack_templates:
                  - {id: r, name: R, checks: [gone], infrastructure: {rack_components: [{template_id: pdu}]}}
                """);

        assertThat(files.problems())
                .containsExactly(
                        "templates/a.yaml:2:48: warning: there is no check 'down'",
                        "templates/a.yaml:2:72: warning: there is no metric 'heat'",
                        "templates/a.yaml:4:31: warning: there is no check 'gone'",
                        "templates/a.yaml:4:87: warning: there is no component template 'pdu'");
        assertThat(catalog.device("t").orElseThrow().checks()).containsExactly("up", "down");
    }

    @Test
    void references_toSomethingLeftOut_areNotReportedOnTop() {
        files.write("checks/checks.yaml", "checks: [{id: up, name: Up}]\n")
                .write("metrics/broken.yaml", "metrics: [\n");
        catalog("templates: [{id: t, name: T, u_height: 1, checks: [up], metrics: [maybe-in-the-broken-file]}]\n");

        assertThat(files.problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).doesNotStartWith("templates"));
    }

    @Test
    void idsThatRepeat_firstInTheOrderOfFilesCounts() {
        files.write("templates/sub/b.yaml", "templates: [{id: t, name: Second, u_height: 2}]\n");
        Catalog catalog = catalog("templates: [{id: t, name: First, u_height: 1}]\n");

        assertThat(files.problems())
                .containsExactly("templates/sub/b.yaml:1:18: warning: the device template 't' is already defined at"
                        + " templates/a.yaml:1:18; that one is used");
        assertThat(catalog.device("t").orElseThrow().name()).isEqualTo("First");
    }

    @Test
    void racksMayReferToComponentsOfALaterFile() {
        files.write("templates/z.yaml", "rack_component_templates: [{id: pdu, name: P, u_height: 1}]\n");
        catalog("rack_templates: [{id: r, name: R, infrastructure: {rack_components: [{template_id: pdu}]}}]\n");

        assertThat(files.problems()).isEmpty();
    }

    @Test
    void otherFiles_areNotReadAndSomeAreNamed() {
        files.write("templates/notes.txt", "templates: broken [")
                .write("templates/.hidden.yaml", "templates: broken [")
                .write("templates/other.yml", "templates: [{id: t, name: T, u_height: 1}]\n");

        assertThat(files.load().catalog().deviceTemplates()).isEmpty();
        assertThat(files.problems())
                .containsExactly("templates/other.yml: warning: is not read: files of templates end in .yaml");
    }

    @Test
    void brokenFile_doesNotSpoilTheOthers() {
        files.write("templates/b.yaml", "templates: {a: b}\nunknown: 1\n").write("templates/c.yaml", "- list\n");
        Catalog catalog = catalog("templates: [{id: t, name: T, u_height: 1}]\n");

        assertThat(files.problems())
                .containsExactly(
                        "templates/b.yaml:1:12: 'templates' must be a list, not a mapping; it is left out",
                        "templates/b.yaml:2:1: warning: unknown key 'unknown'; known here: rack_component_templates,"
                                + " rack_templates, templates",
                        "templates/c.yaml:1:1: the file must hold a mapping, not a list; the file is left out");
        assertThat(catalog.deviceTemplates()).hasSize(1);
    }

    @Test
    void missingDirectory_isAnErrorAtThePathThatNamesIt() {
        files.write("app.yaml", "paths:\n  topology: topology\n  templates: nowhere\n  checks: checks\n");

        assertThat(files.problems()).containsExactly("app.yaml:3:14: there is no template file or directory nowhere");
        assertThat(files.isRefused()).isFalse();
    }
}
