package dev.rackstate.testkit.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.testkit.process.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConfigurationStore} promises. A store's test extends this class and says through the hooks how its
 * configuration is edited.
 *
 * <p>Before each test the store holds a configuration without errors that has at least one site and two checks.
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
