package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceReaderTest {
    private static final String ENTRY = "  - {id: a, target_type: room, target_id: hall, reason: Fans, created_at: ";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void files() {
        files = new FilesOnDisk(directory);
    }

    private List<Maintenance> read(String text) {
        files.write("maintenances.yaml", text);
        return files.load().maintenances();
    }

    private List<String> problems() {
        return files.problems();
    }

    @Test
    void noFile_orAnEmptyOne_isNoWork() {
        assertThat(files.load().maintenances()).isEmpty();
        assertThat(read("# later\n")).isEmpty();
        assertThat(read("maintenances: []\n")).isEmpty();
        assertThat(problems()).isEmpty();
    }

    @Test
    void entry_ofTheEstablishedFormat_isRead() {
        assertThat(read("""
                        maintenances:
                        - created_at: '2026-03-01T09:15:00.250000Z'
                          effect: hide
                          ended_at: null
                          expires_at: '2026-03-01T12:00:00+02:00'
                          id: 0f3e5d7c9b1a
                          reason: Replace PDU
                          starts_at: null
                          target_id: r01-01
                          target_type: device
                        """))
                .containsExactly(new Maintenance(
                        "0f3e5d7c9b1a",
                        new MaintenanceTarget(EntityKind.DEVICE, "r01-01"),
                        "Replace PDU",
                        Effect.HIDE,
                        Instant.parse("2026-03-01T09:15:00.250Z"),
                        null,
                        null,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        null));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
        "'\"2026-11-21T08:00:00\"', 2026-11-21T08:00:00Z",
        "2026-11-21 08:00:00, 2026-11-21T08:00:00Z",
        "2026-11-21T08:00:00+02:00, 2026-11-21T06:00:00Z",
        "2026-11-21T08:00, 2026-11-21T08:00:00Z",
        "2026-11-21, 2026-11-21T00:00:00Z",
        "1700000000, 2023-11-14T22:13:20Z",
        "1700000000.5, 2023-11-14T22:13:20.500Z"
    })
    void moments_inManyHands_meanUtcWithoutAnOffset(String written, Instant meant) {
        assertThat(read("maintenances:\n" + ENTRY + written + "}\n"))
                .extracting(Maintenance::createdAt)
                .containsExactly(meant);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-13-01", "2026-11-21T25:00:00Z", "-5", "1e300", "''"})
    void moments_thatAreNone_leaveTheEntryOut(String written) {
        assertThat(read("maintenances:\n" + ENTRY + "'" + written + "'}\n")).isEmpty();
        assertThat(problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("maintenances.yaml:2:75: 'created_at' must be ");
    }

    @Test
    void entries_withMistakes_areLeftOutAndNamed() {
        assertThat(read("""
                        maintenances:
                          - {id: a, target_type: aisle, target_id: x, reason: R, created_at: 2026-01-01}
                          - {id: a, target_type: node, target_id: x, reason: R, created_at: 2026-01-01}
                          - {id: b, target_type: rack, target_id: x, reason: R, effect: blink, created_at: 2026-01-01}
                          - {id: c, target_type: rack, target_id: x, reason: ' ', created_at: 2026-01-01}
                          - {id: d, target_type: rack, target_id: x, reason: R, created_at: 2026-01-02, starts_at: 2026-01-02, expires_at: 2026-01-01}
                          - nonsense
                          - {id: f, target_type: rack, target_id: x, reason: R}
                        """)).extracting(Maintenance::id).containsExactly("a");
        assertThat(problems())
                .containsExactly(
                        "maintenances.yaml:3:10: 'id' 'a' is already the id of the maintenance at maintenances.yaml:2:10; the"
                                + " maintenance 'a' is left out",
                        "maintenances.yaml:4:65: 'effect' must be one of hide, badge, not 'blink'; the maintenance 'b' is"
                                + " left out",
                        "maintenances.yaml:5:54: 'reason' must not be blank; the maintenance 'c' is left out",
                        "maintenances.yaml:6:116: 'expires_at': a maintenance must expire after it starts; it starts"
                                + " 2026-01-02T00:00:00Z and expires 2026-01-01T00:00:00Z; the maintenance 'd' is left out",
                        "maintenances.yaml:7:5: a maintenance must be a mapping, not 'nonsense'; it is left out",
                        "maintenances.yaml:8:5: 'created_at' is missing; the maintenance 'f' is left out");
    }
}
