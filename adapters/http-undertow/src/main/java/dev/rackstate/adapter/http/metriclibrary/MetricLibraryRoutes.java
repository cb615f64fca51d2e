package dev.rackstate.adapter.http.metriclibrary;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.libraryfile.LibraryFileRoutes;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.Wanted.Library;
import dev.rackstate.domain.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading the metrics library, and reading and writing its files. */
public final class MetricLibraryRoutes {
    /** The group of everything about measured values. */
    public static final Tag TAG = new Tag("Metrics", "What is measured, and how it went.");

    private static final Parameter<String> METRIC = Parameter.path("metric_id", ParameterType.TEXT, "The metric.");
    private static final Parameter<String> CATEGORY =
            Parameter.query("category", ParameterType.TEXT, "Only metrics of this category.");
    private static final Parameter<String> WITH_TAG =
            Parameter.query("tag", ParameterType.TEXT, "Only metrics with this tag.");
    private static final Pattern CATALOGUE = Pattern.compile("(?:.*/)?metrics_[^/]*\\.ya?ml");

    private MetricLibraryRoutes() {}

    /** The metrics of the library. */
    record MetricsJson(
            @JsonPropertyDescription("How many there are.") int count,

            @JsonPropertyDescription("The metrics, in file order.")
            List<MetricJson> metrics) {}

    /** The categories of the metrics. */
    record MetricCategoriesJson(
            @JsonPropertyDescription("Sorted, each once.") List<String> categories) {}

    /** The tags of the metrics. */
    record MetricTagsJson(
            @JsonPropertyDescription("Sorted, each once.") List<String> tags) {}

    /** Files of metrics. */
    record MetricFilesJson(
            @JsonPropertyDescription("Those called metrics_*.yaml.")
            List<MetricFileJson> files) {}

    /** A file of metrics. */
    record MetricFileJson(
            @JsonPropertyDescription("Its name in the library.")
            String name,

            @JsonPropertyDescription("The file, as the configuration names it.")
            String path) {}

    /** The routes. */
    public static List<Route> routes(Publications publications, ConfigurationFiles files, Edits edits) {
        List<Route> routes = new ArrayList<>(reads(publications));
        routes.add(RouteBuilder.get("/api/metrics/files", "listMetricCatalogues", TAG)
                .summary("The files of the metrics library that are called metrics_*.yaml")
                .answers(MetricFilesJson.class, "The files.")
                .works(call -> Answer.ok(new MetricFilesJson(files.list(Library.METRICS).stream()
                        .filter(file -> CATALOGUE.matcher(file.name()).matches())
                        .map(file -> new MetricFileJson(file.name(), file.path()))
                        .toList()))));
        routes.addAll(new LibraryFileRoutes(
                        files,
                        edits,
                        new LibraryFileRoutes.Kind(Library.METRICS, "metric", "/api/metrics/library/files", TAG, false))
                .routes());
        return routes;
    }

    private static List<Route> reads(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/metrics/library", "listMetrics", TAG)
                        .summary("The metrics of the library")
                        .takes(CATEGORY, WITH_TAG)
                        .answers(MetricsJson.class, "The metrics.")
                        .reads(
                                publications,
                                (now, call) -> Selection.onceTaggedByContent(
                                        any -> metrics(now, call.find(CATEGORY), call.find(WITH_TAG)))),
                RouteBuilder.get("/api/metrics/library/{metric_id}", "getMetric", TAG)
                        .summary("One metric")
                        .takes(METRIC)
                        .answers(MetricJson.class, "The metric.")
                        .refuses(404, "There is no such metric.")
                        .reads(publications, (now, call) -> {
                            MetricJson metric = now.published()
                                    .configuration()
                                    .metrics()
                                    .find(call.get(METRIC))
                                    .map(MetricJson::of)
                                    .orElseThrow(() -> Refusal.notFound(
                                            "Metric '" + call.get(METRIC) + "' is not in the library"));
                            return Selection.onceTaggedByContent(any -> metric);
                        }),
                RouteBuilder.get("/api/metrics/categories", "listMetricCategories", TAG)
                        .summary("The categories of the metrics")
                        .answers(MetricCategoriesJson.class, "The categories.")
                        .reads(
                                publications,
                                (now, call) -> Selection.onceTaggedByContent(any ->
                                        new MetricCategoriesJson(sorted(all(now).map(MetricDefinition::category))))),
                RouteBuilder.get("/api/metrics/tags", "listMetricTags", TAG)
                        .summary("The tags of the metrics")
                        .answers(MetricTagsJson.class, "The tags.")
                        .reads(
                                publications,
                                (now, call) -> Selection.onceTaggedByContent(any -> new MetricTagsJson(
                                        sorted(all(now).flatMap(metric -> metric.tags().stream()))))));
    }

    private static Stream<MetricDefinition> all(Publication now) {
        return now.published().configuration().metrics().all().stream();
    }

    private static List<String> sorted(Stream<? extends @Nullable String> words) {
        return words.flatMap(Stream::ofNullable)
                .<String>map(word -> word)
                .distinct()
                .sorted()
                .toList();
    }

    private static MetricsJson metrics(Publication now, @Nullable String category, @Nullable String tag) {
        List<MetricJson> metrics = all(now).filter(
                        metric -> category == null || Objects.equals(metric.category(), category))
                .filter(metric -> tag == null || metric.tags().contains(tag))
                .map(MetricJson::of)
                .toList();
        return new MetricsJson(metrics.size(), metrics);
    }
}
