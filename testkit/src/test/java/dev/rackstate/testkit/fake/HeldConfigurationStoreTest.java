package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import dev.rackstate.testkit.configuration.ConfigurationStoreContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

class HeldConfigurationStoreTest extends ConfigurationStoreContract {
    private static final Problem BROKEN = new Problem(Problem.Level.ERROR, "held", 1, 1, "broken on purpose");

    private Configuration sound;
    private HeldConfigurationStore store;

    @BeforeEach
    void sound() {
        sound = new Configurations()
                .rack("s", "r1", "n1")
                .check(check("a"))
                .check(check("b"))
                .build();
        store = new HeldConfigurationStore(sound);
    }

    private static Check check(String id) {
        return new Check(
                id,
                id,
                null,
                CheckScope.NODE,
                PromQlTemplate.parse("up", Check.PLACEHOLDERS),
                "bool",
                List.of(),
                List.of(),
                Duration.ZERO,
                null,
                null);
    }

    @Override
    protected ConfigurationStore store() {
        return store;
    }

    @Override
    protected void renameFirstSite(String name) throws ConfigurationException {
        Configuration now = store.load();
        Site site = now.topology().sites().get(0);
        Site renamed = new Site(site.id(), name, null, null, site.rooms(), site.aggregation());
        store.change(now.withTopology(new Topology(List.of(renamed))));
    }

    @Override
    protected void breakFirstCheck() {
        List<Check> rest = sound.checks().all().subList(1, 2);
        store.change(new Configuration(
                sound.settings(),
                sound.topology(),
                sound.catalog(),
                new CheckLibrary(rest),
                sound.metrics(),
                sound.simulation(),
                List.of(BROKEN)));
    }

    @Override
    protected void breakMainPart() {
        store.breakWith(BROKEN);
    }

    @Override
    protected void repairMainPart() {
        store.change(sound);
    }

    @Override
    protected Object kept() throws ConfigurationException {
        return store.load();
    }

    @Override
    protected void makeUnwritable() {
        store.readOnly(true);
    }
}
