package dev.rackstate.adapter.yaml;

import static dev.rackstate.adapter.yaml.Editing.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesDraftTest {
    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void byHand() {
        files = new FilesOnDisk(directory)
                .delete("templates/devices.yaml")
                .write("templates/devices/server/many.yaml", """
                        # Servers, all of them.
                        templates:
                          - id: small   # pizza box
                            name: Small
                            u_height: 1
                            checks: [up, temp]
                          - {id: big, name: Big, u_height: 2, vendor: ACME}
                        """)
                .write(
                        "templates/devices/network/switch.yaml",
                        "templates:\n- {id: switch, name: Switch, type: network, u_height: 1}\n")
                .write("templates/racks/racks.yaml", """
                        rack_templates:
                          - id: cabinet
                            name: Cabinet
                            infrastructure:
                              rack_components:
                                - {id: left-pdu, template_id: pdu, location: left, side: left}
                                - {id: right-pdu, template_id: pdu, location: right, side: right}
                        rack_component_templates:
                          - {id: pdu, name: PDU, type: pdu, u_height: 1}
                        """);
        editing = new Editing(files);
    }

    private static DeviceTemplate device(String id, String name, String type, int height) {
        return new DeviceTemplate(
                id, name, type, null, null, height, null, null, null, List.of(), List.of(), List.of(), Map.of());
    }

    private static Catalog with(Catalog catalog, DeviceTemplate template) {
        List<DeviceTemplate> devices = new ArrayList<>(catalog.deviceTemplates());
        devices.removeIf(each -> each.id().equals(template.id()));
        devices.add(template);
        return new Catalog(devices, catalog.rackTemplates(), catalog.componentTemplates());
    }

    private static Catalog without(Catalog catalog, String id) {
        return new Catalog(
                catalog.deviceTemplates().stream()
                        .filter(each -> !each.id().equals(id))
                        .toList(),
                catalog.rackTemplates().stream()
                        .filter(each -> !each.id().equals(id))
                        .toList(),
                catalog.componentTemplates());
    }

    @Test
    void template_amongOthers_isChangedInPlace() {
        List<FileChange> changes = editing.templates(catalog -> with(catalog, device("big", "Very big", "server", 4)));

        assertThat(changes).hasSize(1);
        assertThat(lines(changes.get(0))).isEqualTo("""
                -  - {id: big, name: Big, u_height: 2, vendor: ACME}
                +  - {id: big, name: Very big, u_height: 4, vendor: ACME}
                """);
    }

    @Test
    void template_new_getsAFileOfItsOwnWithoutDefaults() {
        DeviceTemplate blade = new DeviceTemplate(
                "Blade/9 X",
                "Blade",
                "Blade Server!!!",
                null,
                "compute",
                7,
                new MatrixLayout("grid", 2, 2, List.of(List.of(1, 2), List.of(3, 4))),
                null,
                null,
                List.of(new RearComponent("psu1", "PSU", "psu", null, List.of())),
                List.of(),
                List.of(),
                Map.of("temp", Map.of("warn", 40.5)));

        List<FileChange> changes = editing.templates(catalog -> with(catalog, blade));

        assertThat(changes).hasSize(1);
        assertThat(editing.text("templates/devices/blade-server/blade-9-x.yaml"))
                .isEqualTo("""
                templates:
                  - id: Blade/9 X
                    name: Blade
                    type: Blade Server!!!
                    role: compute
                    u_height: 7
                    layout:
                      type: grid
                      rows: 2
                      cols: 2
                      matrix:
                        - [1, 2]
                        - [3, 4]
                    rear_components:
                      - id: psu1
                        name: PSU
                        type: psu
                    display_thresholds:
                      temp:
                        warn: 40.5
                """);
    }

    @Test
    void template_whoseIdsAreOneFileName_standTogether() {
        editing.templates(catalog -> with(catalog, device("a b", "First", "server", 1)));
        editing.templates(catalog -> with(catalog, device("a/b", "Second", "server", 1)));
        editing.templates(catalog -> with(catalog, device("..", "Third", "..", 1)));

        assertThat(editing.text("templates/devices/server/a-b.yaml")).contains("a b", "a/b");
        assertThat(editing.text("templates/devices/other/device.yaml")).contains("..");
    }

    @Test
    void template_aloneInItsFile_followsItsType() {
        List<FileChange> changes = editing.templates(catalog -> with(catalog, device("switch", "Switch", "fabric", 1)));

        assertThat(changes)
                .extracting(change -> change.kind() + " " + change.file())
                .containsExactly(
                        "CREATED templates/devices/fabric/switch.yaml",
                        "DELETED templates/devices/network/switch.yaml");
        assertThat(directory.resolve("templates/devices/network")).doesNotExist();
        assertThat(editing.text("templates/devices/fabric/switch.yaml"))
                .isEqualTo("templates:\n- {id: switch, name: Switch, type: fabric, u_height: 1}\n");
    }

    @Test
    void template_amongOthersOfItsType_staysWithAnotherOne() {
        List<FileChange> changes = editing.templates(catalog -> with(catalog, device("big", "Big", "storage", 2)));

        assertThat(changes).extracting(FileChange::file).containsExactly("templates/devices/server/many.yaml");
    }

    @Test
    void template_removed_takesItsEntryAndAtLastItsFile() {
        editing.templates(catalog -> without(catalog, "big"));
        assertThat(editing.text("templates/devices/server/many.yaml"))
                .doesNotContain("big")
                .contains("# pizza box");

        editing.templates(catalog -> without(catalog, "switch"));
        assertThat(directory.resolve("templates/devices/network/switch.yaml")).doesNotExist();

        // What people wrote about them is not thrown away with the last one.
        editing.templates(catalog -> without(catalog, "small"));
        assertThat(editing.text("templates/devices/server/many.yaml")).startsWith("# Servers, all of them.\n");
    }

    @Test
    void template_writtenTwice_isChangedWhereItCounts() {
        files.write("templates/a-first.yaml", "templates: [{id: switch, name: Counts, type: network, u_height: 1}]\n");

        List<FileChange> changes =
                editing.templates(catalog -> with(catalog, device("switch", "Renamed", "network", 1)));

        assertThat(changes).extracting(FileChange::file).containsExactly("templates/a-first.yaml");
        NotWritableException refused =
                editing.refused(new Wanted.Templates(without(editing.load().catalog(), "switch")));
        assertThat(refused)
                .hasMessage(
                        "the change cannot be written so that it reads back as wanted: a template would be different");
    }

    @Test
    void rackTemplate_changed_keepsWhatItsReferencesSayBeyond() {
        ComponentRef left = new ComponentRef("pdu", 1, null, "left");
        ComponentRef right = new ComponentRef("pdu", 3, 2, "right");
        RackTemplate cabinet = new RackTemplate(
                "cabinet",
                "Cabinet",
                48,
                new Infrastructure(
                        List.of(),
                        List.of(new DrawnComponent("fan", "Fan", "cooling", null, null, "top", null, null)),
                        List.of(),
                        List.of(),
                        List.of(left, right)),
                List.of());

        editing.templates(
                catalog -> new Catalog(catalog.deviceTemplates(), List.of(cabinet), catalog.componentTemplates()));

        assertThat(editing.text("templates/racks/racks.yaml"))
                .contains(
                        "- {id: left-pdu, template_id: pdu, location: left, side: left}\n",
                        "{id: right-pdu, template_id: pdu, u_position: 3, u_height: 2, location: right, side: right}",
                        "u_height: 48",
                        "front_components:");
    }

    @Test
    void componentTemplate_new_standsAmongItsKind() {
        ComponentTemplate cdu =
                new ComponentTemplate("cdu", "CDU", "cooling", "C9", null, "rear", null, 3, 1, List.of(), List.of());

        editing.templates(catalog -> {
            List<ComponentTemplate> components = new ArrayList<>(catalog.componentTemplates());
            components.add(cdu);
            return new Catalog(catalog.deviceTemplates(), catalog.rackTemplates(), components);
        });

        assertThat(editing.text("templates/rack_components/cdu.yaml")).isEqualTo("""
                rack_component_templates:
                  - id: cdu
                    name: CDU
                    type: cooling
                    model: C9
                    location: rear
                    u_height: 3
                    u_position: 1
                """);
    }

    @Test
    void templates_inOneFile_areAddedThere() {
        files.write("app.yaml", "paths: {topology: topology, templates: templates/racks/racks.yaml, checks: checks}\n");

        editing.templates(catalog -> with(catalog, device("new", "New", "server", 1)));

        assertThat(editing.text("templates/racks/racks.yaml")).endsWith("""
                templates:
                  - id: new
                    name: New
                    u_height: 1
                """);
    }
}
