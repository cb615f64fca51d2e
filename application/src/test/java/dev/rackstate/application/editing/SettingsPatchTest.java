package dev.rackstate.application.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.simulation.SimulationSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A JSON Merge Patch (RFC 7396) on the settings, as the keys that have to be written. */
class SettingsPatchTest {
    private static final Map<String, Object> SIMULATOR = map(
            "incident_mode",
            "light",
            "changes_per_hour",
            2,
            "seed",
            null,
            "custom_incidents",
            map("devices_crit", 0, "racks_crit", 1));
    private static final Map<String, Object> SECTIONS = map(
            "app", map("name", "Rackstate", "description", null),
            "server", map("port", 8000, "tls", map("cert_file", null, "key_file", "k.pem")),
            "playlist", map("interval_seconds", 30.0, "views", List.of("/a", "/b")));

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("NullAway") // a patch looks at the document alone
    private static Configuration configuration(Map<String, Object> sections, Map<String, Object> simulator) {
        return new Configuration(null, null, null, null, null, SimulationSettings.DEFAULT, List.of())
                .withDocument(new SettingsDocument(
                        sections, Map.of("simulator", new PluginDocument(true, simulator, true, "plugin.yaml"))));
    }

    private static List<Wanted> wanted(Map<String, Object> sections, Map<String, Map<String, Object>> plugins) {
        return new SettingsPatch(sections, plugins).on(configuration(SECTIONS, SIMULATOR));
    }

    private static Map<String, Object> values(Map<String, Object> sections) {
        List<Wanted> wanted = wanted(sections, Map.of());
        assertThat(wanted).hasSize(1);
        return ((Wanted.Values) wanted.get(0)).values();
    }

    @Test
    void aKey_isNamedWithItsSections_andOthersAreNot() {
        assertThat(values(map("app", map("name", "Alder"), "server", map("tls", map("cert_file", "c.pem")))))
                .isEqualTo(map("app.name", "Alder", "server.tls.cert_file", "c.pem"));
    }

    @Test
    void null_takesAKeyOut() {
        assertThat(values(map("app", map("name", null)))).isEqualTo(map("app.name", null));
        assertThat(values(map("server", map("tls", null)))).isEqualTo(map("server.tls", null));
    }

    @Test
    void keysThatAreNotShown_areHandedOn_alsoWhenTheyAreToGo() {
        assertThat(values(map("auth", map("password_hash", "x", "secret_key", null))))
                .isEqualTo(map("auth", map("password_hash", "x", "secret_key", null)));
        assertThat(values(map("app", map("password_hash", "x", "secret_key", null))))
                .isEqualTo(map("app.password_hash", "x", "app.secret_key", null));
    }

    @Test
    void lists_areReplacedAsAWhole() {
        assertThat(values(map("playlist", map("views", List.of("/b")))))
                .isEqualTo(map("playlist.views", List.of("/b")));
    }

    @Test
    void whatIsSoAlready_isNotWanted_howeverANumberIsWritten() {
        assertThat(wanted(
                        map(
                                "playlist",
                                map("interval_seconds", 30, "views", List.of("/a", "/b")),
                                "server",
                                map("port", 8000.0)),
                        Map.of("simulator", map("changes_per_hour", 2.0, "enabled", true))))
                .isEmpty();
    }

    @Test
    void aPluginsKeys_goToThePlugin_andItsSwitchToTheMainFile() {
        List<Wanted> wanted = wanted(
                Map.of(),
                Map.of("simulator", map("enabled", false, "incident_mode", "heavy", "changes_per_hour", null)));

        assertThat(wanted)
                .containsExactly(
                        new Wanted.Values(map("plugins.simulator.enabled", false)),
                        new Wanted.Plugin("simulator", map("incident_mode", "heavy", "changes_per_hour", null)));
    }

    @Test
    void anObjectOfAPlugin_isMerged_andWrittenAsAWhole() {
        List<Wanted> wanted = wanted(
                Map.of(), Map.of("simulator", map("custom_incidents", map("devices_crit", 3, "racks_crit", null))));

        assertThat(wanted)
                .containsExactly(new Wanted.Plugin("simulator", map("custom_incidents", map("devices_crit", 3))));
    }

    @Test
    void aPluginThatIsNotKnown_isLeftToTheStore() {
        assertThat(wanted(Map.of(), Map.of("other", map("enabled", true, "a", 1))))
                .containsExactly(
                        new Wanted.Values(map("plugins.other.enabled", true)), new Wanted.Plugin("other", map("a", 1)));
    }

    @Test
    void printed_itHoldsNoValues() {
        SettingsPatch patch = new SettingsPatch(map("auth", map("password_hash", "hunter2")), Map.of());

        assertThat(patch).hasToString("SettingsPatch[sections=[auth], plugins=[]]");
    }

    @Property
    void sendingBackWhatIsShown_wantsNothing(
            @ForAll("documents") Map<String, Object> sections, @ForAll("documents") Map<String, Object> plugin) {
        SettingsPatch patch = new SettingsPatch(sections, Map.of("simulator", plugin));

        assertThat(patch.on(configuration(sections, plugin))).isEmpty();
    }

    @Property
    void whatIsWanted_isOnlyWhatDiffers(
            @ForAll("documents") Map<String, Object> before, @ForAll("documents") Map<String, Object> patch) {
        for (Wanted part : new SettingsPatch(patch, Map.of()).on(configuration(before, Map.of()))) {
            ((Wanted.Values) part).values().forEach((key, value) -> {
                Object now = before;
                Object sent = patch;
                for (String step : key.split("\\.")) {
                    now = now instanceof Map<?, ?> section ? section.get(step) : null;
                    sent = ((Map<?, ?>) sent).get(step);
                }
                assertThat(value).isEqualTo(sent);
                assertThat(now == null && value == null ? "taken out" : value).isNotEqualTo(now);
            });
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        return objects(3);
    }

    private static Arbitrary<Map<String, Object>> objects(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.of("a", "b", true, false, 1, 2.5, List.of(), List.of("a"), List.of(1, 2)),
                Arbitraries.just((Object) null));
        Arbitrary<Object> values = depth == 0
                ? scalars
                : Arbitraries.oneOf(scalars, objects(depth - 1).map(map -> (Object) map));
        return Arbitraries.maps(Arbitraries.of("k", "l", "m", "n"), values)
                .ofMaxSize(4)
                .map(LinkedHashMap::new);
    }
}
