package dev.rackstate.adapter.http.slurm;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.inquiry.Unanswered;
import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.slurm.SlurmCatalogJson.SlurmCatalogChangeJson;
import dev.rackstate.adapter.http.slurm.SlurmCatalogJson.SlurmCatalogFileJson;
import dev.rackstate.adapter.http.slurm.SlurmCatalogJson.SlurmCatalogFileReferenceJson;
import dev.rackstate.adapter.http.slurm.SlurmCatalogJson.SlurmCatalogSavedJson;
import dev.rackstate.adapter.http.slurm.SlurmCatalogJson.SlurmLoadedFileJson;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.TestExpression;
import dev.rackstate.application.plugin.Plugin;
import dev.rackstate.application.slurm.SlurmMetricCatalog;
import dev.rackstate.application.slurm.SlurmMetricCatalog.File;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Metric;
import dev.rackstate.application.slurm.SlurmSettings;
import io.undertow.util.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of Slurm metrics, and what they are now. */
final class SlurmMetricRoutes {
    /** What a metric speaks of, or anything. */
    private enum WantedScope {
        ALL,
        GLOBAL,
        NODE,
        PARTITION,
        JOB;

        boolean holds(SlurmMetricCatalog.Scope scope) {
            return this == ALL || name().equals(scope.name());
        }
    }

    private static final Parameter<String> METRIC =
            Parameter.required("metric_id", ParameterType.TEXT, "A metric of the catalogue.");
    private static final Parameter<WantedScope> SCOPE = Parameter.query(
            "scope",
            ParameterType.choice(WantedScope.class),
            WantedScope.ALL,
            "Only when the metric speaks of this; else there is no such metric.");

    private final Workloads workloads;
    private final Edits edits;
    private final TestExpression expressions;

    SlurmMetricRoutes(Workloads workloads, Edits edits, TestExpression expressions) {
        this.workloads = workloads;
        this.edits = edits;
        this.expressions = expressions;
    }

    List<Route> routes() {
        return List.of(
                SlurmRoutes.declare(RouteBuilder.get(
                                "/api/slurm/metrics/catalog", "getSlurmMetricCatalog", SlurmRoutes.TAG))
                        .summary("The Slurm metrics that can be asked for")
                        .answers(SlurmCatalogJson.class, "The metrics and their files.")
                        .finds(call -> workloads.once(
                                workloads.known(),
                                known -> SlurmCatalogJson.of(known.settings().catalog()))),
                Edits.declare(SlurmRoutes.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/slurm/metrics/catalog/config",
                                        "changeSlurmMetricCatalog",
                                        SlurmRoutes.TAG))
                                .summary("Change which catalogue files are used")
                                .description("If-Match takes the ETag of GET /api/slurm/metrics/catalog.")
                                .takesBody(SlurmCatalogChangeJson.class)
                                .answers(SlurmCatalogSavedJson.class, "It is saved."))
                        .needs(Role.ADMIN)
                        .works(this::choose),
                Unanswered.declare(SlurmRoutes.declare(
                                RouteBuilder.get("/api/slurm/metrics/data", "getSlurmMetricData", SlurmRoutes.TAG)))
                        .summary("What a Slurm metric is now")
                        .takes(METRIC, SCOPE)
                        .answers(SlurmMetricDataJson.class, "The series.")
                        .waits(this::data));
    }

    private Answer choose(Call call) throws Refusal {
        SlurmMetricCatalog catalog = workloads.known().settings().catalog();
        List<String> names = new ArrayList<>();
        for (SlurmCatalogFileJson file : call.body(SlurmCatalogChangeJson.class).metricsCatalogs()) {
            SlurmCatalogFileReferenceJson reference = file.file();
            if (reference == null || reference.enabled()) {
                names.add(available(catalog, file.name(), reference));
            }
        }
        return edits.edit(
                call,
                Subject.changed(
                        "slurm/metrics", in -> SlurmCatalogJson.of(in.slurm().catalog())),
                Change.of(new Wanted.Plugin(
                        Plugin.SLURM.id(),
                        Map.of("metrics_catalogs", names.stream().distinct().toList()))),
                edited -> Answer.ok(new SlurmCatalogSavedJson(
                        true, SlurmLoadedFileJson.of(edited.after().slurm().catalog()))));
    }

    /** The name of the file that is meant. */
    private static String available(
            SlurmMetricCatalog catalog, @Nullable String name, @Nullable SlurmCatalogFileReferenceJson reference)
            throws Refusal {
        String path = reference == null ? null : reference.path();
        String id = reference == null ? null : reference.id();
        Predicate<File> meant = name != null
                ? file -> file.name().equals(name)
                : path != null
                        ? file -> file.path().equals(path)
                        : file -> file.id().equals(id);
        return catalog.available().stream()
                .filter(meant)
                .findFirst()
                .map(File::name)
                .orElseThrow(() -> Refusal.of(
                        400,
                        "There is no catalogue file "
                                + EntityLookup.quoted(name != null ? name : path != null ? path : String.valueOf(id))
                                + "; there are "
                                + catalog.available().stream().map(File::path).collect(Collectors.joining(", "))));
    }

    private Answer data(Call call) throws Refusal {
        SlurmSettings settings = workloads.known().settings();
        String id = call.get(METRIC);
        Metric metric = settings.catalog()
                .metric(id)
                .orElseThrow(() -> Refusal.notFound("Slurm metric " + EntityLookup.quoted(id) + " not found"));
        if (!call.get(SCOPE).holds(metric.scope())) {
            throw Refusal.notFound("Slurm metric " + EntityLookup.quoted(id) + " speaks of " + Json.word(metric.scope())
                    + ", not of " + Json.word(call.get(SCOPE)));
        }
        try {
            return Answer.ok(SlurmMetricDataJson.of(
                    metric,
                    expressions.test(new TestExpression.Expression(
                            metric.expression(), Map.of(), settings.exporter().telemetrySource()))));
        } catch (InquiryException e) {
            throw Unanswered.refusal(e);
        }
    }
}
