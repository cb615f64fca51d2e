package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyEditor;
import dev.rackstate.domain.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a building, its files read back as the building that was wanted, in either layout. */
class BuildingLawsTest {
    @Property(tries = 15)
    void anyChanges_directory_readBackEqual(@ForAll("lives") List<RandomChange> life) throws Exception {
        live("topology", life);
    }

    @Property(tries = 15)
    void anyChanges_oneFile_readBackEqual(@ForAll("lives") List<RandomChange> life) throws Exception {
        live("topology/sites.yaml", life);
    }

    @Provide
    Arbitrary<List<RandomChange>> lives() {
        return Arbitraries.randomValue(RandomChange::new).list().ofMinSize(15).ofMaxSize(40);
    }

    private static void live(String topology, List<RandomChange> life) throws Exception {
        Path directory = Files.createTempDirectory("building");
        try {
            FilesOnDisk files = new FilesOnDisk(directory)
                    .write("app.yaml", "paths: {topology: " + topology + ", templates: templates, checks: checks}\n");
            // A clock that is ahead, so that every file counts as settled and earlier readings are used again.
            YamlConfigurationStore store = new YamlConfigurationStore(
                    Home.of(directory, Path.of("app.yaml"), Map.of(), Limits.DEFAULT),
                    FilesOnDisk.BRISK,
                    Duration.ofSeconds(10),
                    () -> Instant.now().plusSeconds(3600));
            commit(store, now -> Buildings.some());
            for (RandomChange change : life) {
                Topology wanted = commit(store, now -> changed(now, change.on(now.topology())));
                Configuration again = store.load();
                Configuration fresh = files.store().load();
                assertThat(again.topology()).isEqualTo(wanted);
                assertThat(fresh.topology()).isEqualTo(wanted);
                assertThat(texts(again)).isEqualTo(texts(fresh));
                assertThat(again.problems()).noneMatch(problem -> problem.level() == Problem.Level.ERROR);
            }
        } finally {
            Directories.removeAll(directory);
        }
    }

    private static List<String> texts(Configuration configuration) {
        return configuration.problems().stream().map(Problem::toString).toList();
    }

    private static Topology commit(YamlConfigurationStore store, Function<Configuration, Topology> change)
            throws ConfigurationException, NotWritableException {
        try (Transaction transaction = store.begin()) {
            Topology wanted = change.apply(transaction.current());
            Transaction.Draft draft = transaction.draft(List.of(new Wanted.Building(wanted)));
            assertThat(draft.result().topology()).isEqualTo(wanted);
            draft.commit();
            return wanted;
        }
    }

    private static Topology changed(Configuration now, TopologyChange change) {
        try {
            return TopologyEditor.apply(change, now.topology(), now.catalog());
        } catch (ChangeRefusedException refused) {
            return now.topology();
        }
    }
}
