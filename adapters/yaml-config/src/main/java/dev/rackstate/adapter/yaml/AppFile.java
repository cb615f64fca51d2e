package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code app.yaml} says.
 *
 * @param settings the settings; null when something in them is too wrong to go on with
 * @param topology where the topology stands; null when that is not known, like the three that follow
 * @param templates where the templates stand
 * @param checks where the checks stand
 * @param metrics where the metrics library stands
 * @param libraries where the files of the libraries are, or would be
 * @param plugins what is said of each plugin
 * @param sites the sites that telemetry sources name
 * @param document every section without secrets, defaults filled in
 */
record AppFile(
        @Nullable Settings settings,
        @Nullable Location topology,
        @Nullable Location templates,
        @Nullable Location checks,
        @Nullable Location metrics,
        Map<Wanted.Library, Path> libraries,
        Map<PluginKind, PluginEntry> plugins,
        List<SiteReference> sites,
        Map<String, @Nullable Object> document) {
    /** A path and where it was written down. */
    record Location(Path path, Place place) {}

    /** A site that a telemetry source names. */
    record SiteReference(String id, Place place) {}
}
