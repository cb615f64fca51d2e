package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.SourceSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo site that is kept, started in one way after the other. */
class DemoTelemetryTest {
    @TempDir
    private Path directory;

    private SourceSettings source(ConfigurationStore store) throws Exception {
        return store.load().settings().telemetry().sources().get(0);
    }

    @Test
    void keptSite_takesItsTelemetryFromWhereTheCommandLineSays_everyTime() throws Exception {
        Path site = directory.resolve("site");
        Directories.copy(Path.of("../config/examples/minimal"), site);
        Path app = site.resolve("app.yaml");
        ConfigurationStore store = YamlConfigurationStore.at(app);

        DemoTelemetry.comesFrom(URI.create("http://127.0.0.1:9"), store);
        assertThat(source(store).kind()).isEqualTo(SourceSettings.Kind.PROMETHEUS);
        assertThat(source(store).url()).isEqualTo(URI.create("http://127.0.0.1:9"));

        DemoTelemetry.isSimulated(store);
        assertThat(source(store).kind()).isEqualTo(SourceSettings.Kind.SIMULATOR);

        String text = Files.readString(app);
        DemoTelemetry.isSimulated(store);
        assertThat(Files.readString(app)).isEqualTo(text);
    }
}
