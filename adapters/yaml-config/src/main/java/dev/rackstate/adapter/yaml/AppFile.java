package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Settings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code app.yaml} says.
 *
 * @param settings the settings; null when something in them is too wrong to go on with
 * @param topology where the topology stands; null when that is not known, like the three that follow
 * @param templates where the templates stand
 * @param checks where the checks stand
 * @param metrics where the metrics library stands
 * @param simulator the simulator's settings as far as they stand in this file
 * @param sites the sites that telemetry sources name
 */
record AppFile(
        @Nullable Settings settings,
        @Nullable Location topology,
        @Nullable Location templates,
        @Nullable Location checks,
        @Nullable Location metrics,
        Fields simulator,
        List<SiteReference> sites) {
    /** A path and where it was written down. */
    record Location(Path path, Place place) {}

    /** A site that a telemetry source names. */
    record SiteReference(String id, Place place) {}
}
