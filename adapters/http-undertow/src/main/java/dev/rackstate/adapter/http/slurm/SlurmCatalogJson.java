package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.AnyForm;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.slurm.SlurmMetricCatalog;
import java.util.List;
import java.util.Map;

/** The Slurm metrics that can be asked for. */
record SlurmCatalogJson(
        @JsonPropertyDescription("The metrics, each id once.")
        List<SlurmMetricJson> metrics,

        @JsonPropertyDescription("The files in use, in the order in which they are read.")
        List<SlurmLoadedFileJson> loadedFiles,

        @JsonPropertyDescription("Every catalogue file that there is.")
        List<SlurmAvailableFileJson> availableFiles) {
    static SlurmCatalogJson of(SlurmMetricCatalog catalog) {
        return new SlurmCatalogJson(
                catalog.metrics().stream().map(SlurmMetricJson::of).toList(),
                SlurmLoadedFileJson.of(catalog),
                catalog.available().stream()
                        .map(file -> new SlurmAvailableFileJson(file.name(), file.path()))
                        .toList());
    }

    /** A metric. */
    record SlurmMetricJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("What it tells.") @Nullable
            String description,

            @JsonPropertyDescription("What the sources of telemetry are asked: a metric name or PromQL.")
            String metric,

            @JsonPropertyDescription("What it speaks of.") SlurmMetricCatalog.Scope scope,

            @JsonPropertyDescription("How it is drawn, as it was written down.")
            Map<String, Object> display) {
        static SlurmMetricJson of(SlurmMetricCatalog.Metric metric) {
            return new SlurmMetricJson(
                    metric.id(),
                    metric.name(),
                    metric.description(),
                    metric.expression(),
                    metric.scope(),
                    metric.display());
        }
    }

    /** A file in use. */
    record SlurmLoadedFileJson(
            @JsonPropertyDescription("Its name without ending and without metrics_ at the beginning.")
            String id,

            @JsonPropertyDescription("The file.") String path,

            @JsonPropertyDescription("Always true: others are not loaded.")
            boolean enabled) {
        static List<SlurmLoadedFileJson> of(SlurmMetricCatalog catalog) {
            return catalog.loaded().stream()
                    .map(file -> new SlurmLoadedFileJson(file.id(), file.path(), true))
                    .toList();
        }
    }

    /** A file that there is. */
    record SlurmAvailableFileJson(
            @JsonPropertyDescription("Its name.") String name,
            @JsonPropertyDescription("The file.") String path) {}

    /** Which files shall be in use. */
    record SlurmCatalogChangeJson(
            @JsonPropertyDescription("The files in the order in which they shall be read; those that are not named, or"
                    + " named as not enabled, are not used.")
            @Allowed(items = 1_000)
            List<SlurmCatalogFileJson> metricsCatalogs) {}

    /** A file that shall be in use or not. */
    @AnyForm
    record SlurmCatalogFileJson(
            @JsonPropertyDescription("The name of a file.") @Nullable
            String name,

            @JsonPropertyDescription("A file as GET /api/slurm/metrics/catalog gives it.") @Nullable
            SlurmCatalogFileReferenceJson file) {}

    /** A file by its path or its id. */
    record SlurmCatalogFileReferenceJson(
            @JsonPropertyDescription("Its id; only looked at when there is no path.") @Nullable
            String id,

            @JsonPropertyDescription("The file.") @Nullable String path,

            @JsonPropertyDescription("Whether it shall be used.") @Default("true")
            boolean enabled) {}

    /** What was saved. */
    record SlurmCatalogSavedJson(
            @JsonPropertyDescription("Always true.") boolean ok,

            @JsonPropertyDescription("The files in use now.")
            List<SlurmLoadedFileJson> metricsCatalogs) {}
}
