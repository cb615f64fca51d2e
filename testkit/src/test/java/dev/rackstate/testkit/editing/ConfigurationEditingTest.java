package dev.rackstate.testkit.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldAuditLog;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ConfigurationEditingTest {
    private static final Author ANNA =
            new Author(new Caller("anna", Role.ADMIN, Caller.Kind.SESSION, "s1", "192.0.2.7"), "request-1");
    private static final StateDifference NO_DIFFERENCE = new StateDifference(List.of(), 0, "no state would change");

    private final HeldConfigurationStore store = new HeldConfigurationStore(
            new Configurations().rack("dc", "r1", "n[1-2]").build());
    private final HeldAuditLog audit = new HeldAuditLog();
    private final List<Configuration> adopted = new ArrayList<>();
    private final ConfigurationInForce force = new ConfigurationInForce() {
        @Override
        public void adopt(Configuration configuration) {
            adopted.add(configuration);
        }

        @Override
        public StateDifference preview(Configuration configuration) {
            return NO_DIFFERENCE;
        }
    };
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final ConfigurationEditing editing = new ConfigurationEditing(store, force, audit, clock);

    private static Change rename(String site, String name) {
        return Change.of(new TopologyChange.ChangeSite(
                new SiteId(site), Patch.to(name), Patch.keep(), Patch.keep(), Patch.keep()));
    }

    private static Options options(boolean dryRun, Predicate<Configuration> precondition) {
        return new Options(ANNA, "changeSite", "site dc", dryRun, precondition);
    }

    private static String name(Configuration configuration) {
        return configuration.topology().sites().get(0).name();
    }

    private EditRefusedException refused(ConfigurationEditing by, Change change, Options options) {
        EditRefusedException refused = catchThrowableOfType(EditRefusedException.class, () -> by.edit(change, options));
        assertThat(refused).as("the change was made").isNotNull();
        return refused;
    }

    @Test
    void edit_isKept_putInForce_andInTheAuditLog() throws Exception {
        Edited edited = editing.edit(rename("dc", "North"), options(false, now -> true));

        assertThat(name(edited.before())).isEqualTo("dc");
        assertThat(name(store.load())).isEqualTo("North");
        assertThat(adopted).containsExactly(edited.after());
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("anna");
            assertThat(entry.role()).isEqualTo("admin");
            assertThat(entry.address()).isEqualTo("192.0.2.7");
            assertThat(entry.requestId()).isEqualTo("request-1");
            assertThat(entry.action()).isEqualTo("changeSite");
            assertThat(entry.target()).isEqualTo("site dc");
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
            assertThat(entry.time()).isEqualTo(clock.instant());
            assertThat(entry.changes()).isNotEmpty();
        });
    }

    @Test
    void dryRun_tellsWhatWouldBe_andLeavesEverythingAsItIs() throws Exception {
        Edited edited = editing.edit(rename("dc", "North"), options(true, now -> true));

        assertThat(name(edited.after())).isEqualTo("North");
        assertThat(edited.states()).isEqualTo(NO_DIFFERENCE);
        assertThat(name(store.load())).isEqualTo("dc");
        assertThat(adopted).isEmpty();
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void edit_whosePreconditionDoesNotHold_isStale() throws Exception {
        EditRefusedException e = refused(
                editing, rename("dc", "North"), options(false, now -> name(now).equals("South")));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.STALE);
        assertThat(name(store.load())).isEqualTo("dc");
        assertThat(audit.entries())
                .singleElement()
                .extracting(AuditEntry::outcome)
                .isEqualTo(AuditEntry.Outcome.REFUSED);
    }

    @Test
    void edit_ofWhatIsNotThere_isRefusedInItsWords() {
        EditRefusedException e = refused(editing, rename("elsewhere", "North"), options(false, now -> true));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.NOT_FOUND);
        assertThat(e).hasMessageContaining("elsewhere");
        assertThat(adopted).isEmpty();
    }

    @Test
    void edit_thatMeetsAnObjection_isRefused_butOneThatWasThereAlreadyDoesNotBlock() throws Exception {
        ConfigurationEditing bounded = new ConfigurationEditing(
                store,
                force,
                audit,
                clock,
                then -> name(then).equals("North") ? Optional.of("nobody could get in") : Optional.empty());

        EditRefusedException e = refused(bounded, rename("dc", "North"), options(false, now -> true));
        editing.edit(rename("dc", "North"), options(false, now -> true));
        bounded.edit(
                Change.of(new TopologyChange.AddSite(new SiteId("more"), "More", null, null)),
                options(false, now -> true));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.INVALID);
        assertThat(e).hasMessage("nobody could get in");
        assertThat(store.load().topology().sites()).hasSize(2);
    }

    @Test
    void edit_ofAStoreThatCannotBeWritten_saysSo() {
        store.readOnly(true);

        EditRefusedException e = refused(editing, rename("dc", "North"), options(false, now -> true));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.UNWRITABLE);
        assertThat(adopted).isEmpty();
    }

    @Test
    void edit_ofAStoreThatCannotBeRead_saysWhatToRepair() {
        store.breakWith(new Problem(Problem.Level.ERROR, "app.yaml", 3, 1, "is not valid YAML"));

        EditRefusedException e = refused(editing, rename("dc", "North"), options(false, now -> true));

        assertThat(e).hasMessageContaining("app.yaml:3:1");
    }

    @Test
    void edit_isMade_evenWhenTheAuditLogFails() throws Exception {
        audit.full(true);

        editing.edit(rename("dc", "North"), options(false, now -> true));

        assertThat(name(store.load())).isEqualTo("North");
    }

    @Test
    void twoWritersAtOnce_loseNoChange() throws Exception {
        int changes = 50;
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<Future<Edited>> done = new ArrayList<>();
        for (int i = 0; i < 2 * changes; i++) {
            SiteId id = new SiteId("site-" + i);
            Change add = Change.of(new TopologyChange.AddSite(id, id.value(), null, null));
            done.add(writers.submit(() -> editing.edit(add, options(false, now -> true))));
        }
        for (Future<Edited> edited : done) {
            edited.get();
        }
        writers.shutdown();

        assertThat(store.load().topology().sites()).hasSize(2 * changes + 1);
        assertThat(audit.entries()).hasSize(2 * changes);
    }
}
