package dev.rackstate.adapter.yaml;

import static dev.rackstate.adapter.yaml.Editing.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Wanted.People;
import dev.rackstate.application.configuration.Wanted.Work;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesDraftTest {
    private static final String HASH = "$2b$12$" + "a".repeat(53);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void files() {
        files = new FilesOnDisk(directory);
        editing = new Editing(files);
    }

    private static Maintenance work(String id, String reason, @Nullable Instant ended) {
        return new Maintenance(
                id, new MaintenanceTarget(EntityKind.RACK, "r1"), reason, Effect.HIDE, NOON, null, null, null, ended);
    }

    @Test
    void work_first_makesItsFile() {
        editing.commit(new Work(List.of(work("abc", "Fans: all", null))));

        assertThat(editing.text("maintenances.yaml")).isEqualTo("""
                maintenances:
                  - id: abc
                    target_type: rack
                    target_id: r1
                    reason: "Fans: all"
                    effect: hide
                    created_at: "2026-11-21T12:00:00Z"
                """);
        assertThat(editing.load().maintenances()).containsExactly(work("abc", "Fans: all", null));
    }

    @Test
    void work_withEntriesThatCannotBeRead_keepsThemInPlace() {
        files.write("maintenances.yaml", """
                # night shift
                maintenances:
                - {id: one, target_type: rack, target_id: r1, reason: First, effect: hide, created_at: '2026-11-21T12:00:00Z', expires_at: null}
                - {id: bad, target_type: planet, target_id: mars, reason: lost?}
                - {id: two, target_type: rack, target_id: r1, reason: Second, effect: hide, created_at: 2026-11-21 13:00:00+01:00}
                """);
        List<Maintenance> now = new ArrayList<>(editing.load().maintenances());
        assertThat(now).containsExactly(work("one", "First", null), work("two", "Second", null));
        assertThat(editing.load().problems())
                .anyMatch(problem -> problem.toString()
                        .startsWith("maintenances.yaml:4:26: 'target_type' must be one of site, room, aisle, rack,"
                                + " device, node, not 'planet'"));

        now.set(1, work("two", "Second", NOON.plusSeconds(60)));
        var changes = editing.commit(new Work(now));
        assertThat(lines(changes.get(0))).doesNotContain("one", "bad").contains("2026-11-21T12:01:00Z");

        editing.commit(new Work(List.of()));
        assertThat(editing.text("maintenances.yaml"))
                .contains("# night shift", "- {id: bad, target_type: planet, target_id: mars, reason: lost?}")
                .doesNotContain("one", "two");
    }

    @Test
    void work_inABrokenFile_isRefused() {
        files.write("maintenances.yaml", "maintenances: [{id: a\n");

        NotWritableException refused = editing.refused(new Work(List.of(work("abc", "Fans", null))));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessageStartingWith("the file maintenances.yaml is not valid YAML; repair it first");
        assertThat(editing.load().problems()).anyMatch(problem -> problem.file().equals("maintenances.yaml"));
    }

    private static ApiKey key(String id) {
        return new ApiKey(id, "grafana", "rs_abcd", "0".repeat(64), Role.VIEWER, NOON, "admin", null);
    }

    @Test
    void people_first_makeAFileForItsOwnerAlone() throws IOException {
        Accounts accounts = new Accounts(
                List.of(
                        new User("ann", Role.OPERATOR, HASH, true, NOON),
                        new User("bob", Role.VIEWER, "", false, null)),
                List.of(key("0123456789ab")));

        var changes = editing.commit(new People(accounts));

        assertThat(editing.load().accounts()).isEqualTo(accounts);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("users.yaml"))))
                .isEqualTo("rw-------");
        assertThat(changes.get(0).diff())
                .contains("+    password_hash: ***", "+    hash: ***", "+    prefix: rs_abcd")
                .doesNotContain(HASH)
                .doesNotContain("000000");
        assertThat(editing.text("users.yaml")).contains("enabled: false").doesNotContain("enabled: true");
    }

    @Test
    void person_changed_changesTheirLinesOnly() {
        files.write("users.yaml", """
                users:
                  - name: ann          # on call
                    role: viewer
                  - {name: carl, role: emperor}
                """);

        var changes = editing.commit(
                new People(new Accounts(List.of(new User("ann", Role.ADMIN, "", true, null)), List.of())));

        assertThat(lines(changes.get(0))).isEqualTo("-    role: viewer\n+    role: admin\n");
        assertThat(editing.text("users.yaml")).contains("# on call", "emperor");
    }

    @Test
    void person_namedLikeTheAdministrator_isRefused() {
        NotWritableException refused = editing.refused(
                new People(new Accounts(List.of(new User("admin", Role.VIEWER, "", true, null)), List.of())));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessageContaining("'admin' is the built-in administrator");
        assertThat(directory.resolve("users.yaml")).doesNotExist();
    }
}
