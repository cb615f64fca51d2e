package dev.rackstate.testkit.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import dev.rackstate.testkit.process.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConfigurationStore} promises. A store's test extends this class and says through the hooks how its
 * configuration is edited.
 *
 * <p>Before each test the store holds a configuration without errors that has at least one site, two checks and no
 * maintenances.
 */
public abstract class ConfigurationStoreContract {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** The store; the same one during a test. */
    protected abstract ConfigurationStore store();

    /** Gives the first site another name. */
    protected abstract void renameFirstSite(String name) throws Exception;

    /** Makes the first check unusable and leaves everything else as it is. */
    protected abstract void breakFirstCheck() throws Exception;

    /** Makes the main part unusable, so that there is nothing to go on with. */
    protected abstract void breakMainPart() throws Exception;

    /** Takes back what {@link #breakMainPart} did. */
    protected abstract void repairMainPart() throws Exception;

    /** Everything as it is kept, to the letter: equal when nothing was written. */
    protected abstract Object kept() throws Exception;

    /** Makes everything unwritable for the store, and for nobody else. */
    protected abstract void makeUnwritable() throws Exception;

    @Test
    void load_soundConfiguration_hasContentAndNoErrors() throws Exception {
        Configuration configuration = store().load();

        assertThat(configuration.hasErrors()).as("%s", configuration.problems()).isFalse();
        assertThat(configuration.topology().sites()).isNotEmpty();
        assertThat(configuration.checks().all()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void load_twice_givesEqualConfigurations() throws Exception {
        RecursiveComparisonConfiguration byText = RecursiveComparisonConfiguration.builder()
                .withEqualsForType((a, b) -> a.toString().equals(b.toString()), PromQlTemplate.class)
                .withEqualsForType((a, b) -> a.toString().equals(b.toString()), InstancePattern.class)
                .build();

        assertThat(store().load()).usingRecursiveComparison(byText).isEqualTo(store().load());
    }

    @Test
    void load_afterAnEdit_seesIt() throws Exception {
        store().load();

        renameFirstSite("Renamed");

        assertThat(firstSiteName(store().load())).isEqualTo("Renamed");
    }

    @Test
    void load_oneCheckBroken_reportsItAndKeepsTheRest() throws Exception {
        Configuration before = store().load();

        breakFirstCheck();

        Configuration after = store().load();
        assertThat(after.hasErrors()).isTrue();
        assertThat(after.problems()).anySatisfy(problem -> {
            assertThat(problem.level()).isEqualTo(Problem.Level.ERROR);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
        List<String> ids = before.checks().all().stream().map(Check::id).toList();
        assertThat(after.checks().all()).extracting(Check::id).isEqualTo(ids.subList(1, ids.size()));
        assertThat(after.topology().sites()).isEqualTo(before.topology().sites());
    }

    @Test
    void load_mainPartBroken_throwsWithItsProblems() throws Exception {
        breakMainPart();

        ConfigurationException thrown = catchThrowableOfType(ConfigurationException.class, () -> store().load());

        assertThat(thrown.problems())
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem.level()).isEqualTo(Problem.Level.ERROR));
        assertThat(thrown).hasMessage(thrown.problems().get(0).toString());
    }

    @Test
    void watch_edits_callsBackAfterEachAndLoadsInTheCallBack() throws Exception {
        store().load();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (AutoCloseable watch = store().watch(() -> seen.add(loadedSiteName()))) {
            assertThat(watch).isNotNull();

            renameFirstSite("First edit");
            Poll.until("call back after the first edit", SOON, () -> seen.contains("First edit"));

            renameFirstSite("And a second edit");
            Poll.until("call back after the second edit", SOON, () -> seen.contains("And a second edit"));
        }
    }

    @Test
    void watch_beforeAnyLoad_seesEditsToo() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store().watch(calls::incrementAndGet)) {
            assertThat(watch).isNotNull();

            breakMainPart();

            Poll.until("call back", SOON, () -> calls.get() > 0);
        }
    }

    @Test
    void watch_mainPartBrokenAndRepaired_callsBackForBoth() throws Exception {
        store().load();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (AutoCloseable watch = store().watch(() -> seen.add(loadedSiteName()))) {
            assertThat(watch).isNotNull();

            breakMainPart();
            Poll.until("call back after the break", SOON, () -> seen.contains("unusable"));
            seen.clear();

            repairMainPart();
            Poll.until("call back after the repair", SOON, () -> !seen.isEmpty() && !seen.contains("unusable"));
        }
    }

    @Test
    void watch_callBackThrows_isStillCalledForTheNextEdit() throws Exception {
        store().load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store().watch(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose: the first call back fails");
            }
        })) {
            assertThat(watch).isNotNull();

            renameFirstSite("One");
            Poll.until("first call back", SOON, () -> calls.get() == 1);

            renameFirstSite("Another");
            Poll.until("second call back", SOON, () -> calls.get() == 2);
        }
    }

    @Test
    void watch_closed_callsBackNoMore() throws Exception {
        store().load();
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger open = new AtomicInteger();
        store().watch(closed::incrementAndGet).close();
        try (AutoCloseable watch = store().watch(open::incrementAndGet)) {
            assertThat(watch).isNotNull();

            renameFirstSite("Seen by one of two");

            Poll.until("call back of the open watch", SOON, () -> open.get() > 0);
        }
        assertThat(closed).hasValue(0);
    }

    @Test
    void draft_worksItOut_writesNothing() throws Exception {
        store().load();
        Object before = kept();
        try (Transaction transaction = store().begin()) {
            Transaction.Draft draft = transaction.draft(List.of(plan(transaction.current(), "0123456789ab")));

            assertThat(draft.result().maintenances())
                    .extracting(Maintenance::id)
                    .containsExactly("0123456789ab");
            assertThat(draft.files()).isNotEmpty();
            assertThat(transaction.current().maintenances()).isEmpty();
        }
        assertThat(kept()).isEqualTo(before);
        assertThat(store().load().maintenances()).isEmpty();
    }

    @Test
    void commit_isSeenByTheNextLoadAndTheNextTransaction() throws Exception {
        store().load();

        commit(List.of(renamed("Renamed"), new Wanted.Work(List.of(work("0123456789ab")))));

        Configuration loaded = store().load();
        assertThat(firstSiteName(loaded)).isEqualTo("Renamed");
        assertThat(loaded.maintenances()).containsExactly(work("0123456789ab"));
        try (Transaction transaction = store().begin()) {
            assertThat(firstSiteName(transaction.current())).isEqualTo("Renamed");
            assertThat(transaction.current().maintenances()).containsExactly(work("0123456789ab"));
        }
    }

    @Test
    void whatIsDoneToTheSimulation_isReadBackAsItWas() throws Exception {
        Instant start = Instant.parse("2026-11-21T08:00:00Z");
        List<ValueOverride> overrides = List.of(
                new ValueOverride("one", "n1", null, "up", 0, start, start.plusSeconds(60)),
                new ValueOverride("two", null, "r1", "node_load_percent", 12.5, start, null));
        List<Incident> incidents = List.of(new Incident("three", IncidentType.AISLE_COOLING, "a1", start, null));
        store().load();

        commit(List.of(new Wanted.Simulation(overrides, incidents)));

        assertThat(store().load().simulation().overrides()).isEqualTo(overrides);
        assertThat(store().load().simulation().incidents()).isEqualTo(incidents);
        commit(List.of(new Wanted.Simulation(overrides.subList(1, 2), List.of())));
        assertThat(store().load().simulation().overrides()).isEqualTo(overrides.subList(1, 2));
        assertThat(store().load().simulation().incidents()).isEmpty();
    }

    @Test
    void draft_ofWhatIsSoAlready_changesNoFile() throws Exception {
        store().load();
        commit(List.of(new Wanted.Work(List.of(work("0123456789ab")))));
        Object before = kept();
        try (Transaction transaction = store().begin()) {
            Transaction.Draft draft = transaction.draft(List.of(new Wanted.Work(List.of(work("0123456789ab")))));
            draft.commit();

            assertThat(draft.result().maintenances()).containsExactly(work("0123456789ab"));
        }
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void begin_afterAnEditByHand_seesIt() throws Exception {
        store().load();

        renameFirstSite("By hand");

        try (Transaction transaction = store().begin()) {
            assertThat(firstSiteName(transaction.current())).isEqualTo("By hand");
        }
    }

    @Test
    void begin_mainPartBroken_throwsAndLetsOthersIn() throws Exception {
        breakMainPart();
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> store().begin()))
                .isNotNull();

        repairMainPart();
        commit(List.of(renamed("Repaired")));

        assertThat(firstSiteName(store().load())).isEqualTo("Repaired");
    }

    @Test
    void commit_whereNothingCanBeWritten_isRefusedAndNothingChanges() throws Exception {
        store().load();
        Object before = kept();
        makeUnwritable();

        NotWritableException refused =
                catchThrowableOfType(NotWritableException.class, () -> commit(List.of(renamed("Never written"))));

        assertThat(refused.kind()).isEqualTo(NotWritableException.Kind.UNWRITABLE);
        assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
        assertThat(kept()).isEqualTo(before);
        assertThat(firstSiteName(store().load())).isNotEqualTo("Never written");
    }

    @Test
    void commit_fromManyThreads_losesNone() throws Exception {
        store().load();
        int writers = 4;
        int each = 5;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String prefix = "writer-" + writer + "-";
                done.add(threads.submit(() -> {
                    for (int at = 0; at < each; at++) {
                        try (Transaction transaction = store().begin()) {
                            transaction
                                    .draft(List.of(plan(transaction.current(), prefix + at)))
                                    .commit();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> writer : done) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store().load().maintenances())
                .extracting(Maintenance::id)
                .doesNotHaveDuplicates()
                .hasSize(writers * each);
    }

    @Test
    void watch_ownCommit_isNotToldOfButForeignEditsAre() throws Exception {
        store().load();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (AutoCloseable watch = store().watch(() -> seen.add(loadedSiteName()))) {
            assertThat(watch).isNotNull();

            commit(List.of(renamed("By the store")));
            renameFirstSite("By somebody else");

            Poll.until("call back for the edit by somebody else", SOON, () -> seen.contains("By somebody else"));
        }
        assertThat(seen).containsExactly("By somebody else");
    }

    private void commit(List<Wanted> wanted) throws ConfigurationException, NotWritableException {
        try (Transaction transaction = store().begin()) {
            transaction.draft(wanted).commit();
        }
    }

    private Wanted renamed(String name) throws ConfigurationException {
        List<Site> sites = new ArrayList<>(store().load().topology().sites());
        Site first = sites.get(0);
        sites.set(
                0,
                new Site(first.id(), name, first.description(), first.location(), first.rooms(), first.aggregation()));
        return new Wanted.Building(new Topology(sites));
    }

    private static Wanted plan(Configuration current, String id) {
        List<Maintenance> work = new ArrayList<>(current.maintenances());
        work.add(work(id));
        return new Wanted.Work(work);
    }

    private static Maintenance work(String id) {
        return new Maintenance(
                id,
                new MaintenanceTarget(EntityKind.SITE, "s"),
                "New switches",
                Maintenance.Effect.BADGE,
                Instant.parse("2026-11-21T08:00:00Z"),
                "admin",
                null,
                Instant.parse("2026-11-21T12:30:00Z"),
                null);
    }

    private String loadedSiteName() {
        try {
            return firstSiteName(store().load());
        } catch (ConfigurationException e) {
            return "unusable";
        }
    }

    private static String firstSiteName(Configuration configuration) {
        return configuration.topology().sites().stream()
                .findFirst()
                .map(Site::name)
                .orElse("no site");
    }
}
