package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.application.slurm.SlurmMetricCatalog;
import dev.rackstate.application.slurm.SlurmMetricCatalog.File;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Metric;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue of Slurm metrics: those files of its directory that are in use. */
final class SlurmCatalogReader {
    private static final Form<String> SCOPE = Form.oneOfIgnoringCase("global", "node", "partition", "job");
    /** What files of metrics also hold, for other readers. */
    private static final Set<String> NOT_READ = Set.of("labels", "category", "tags");

    private final YamlFiles files;
    private final Path directory;
    private final Consumer<Path> beforeReading;

    SlurmCatalogReader(YamlFiles files, Path directory, Consumer<Path> beforeReading) {
        this.files = files;
        this.directory = directory;
        this.beforeReading = beforeReading;
    }

    /**
     * The catalogue.
     *
     * @param settings where the files in use are named, for what is said of them
     * @param names the names of the files in use
     */
    SlurmMetricCatalog read(Fields settings, List<String> names) {
        beforeReading.accept(directory);
        List<File> available = files
                .view()
                .tree(directory, false, files.limits().files())
                .files()
                .stream()
                .map(found -> file(found.path()))
                .toList();
        List<File> loaded = new ArrayList<>();
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (String name : names) {
            Path path = directory.resolve(name).normalize();
            if (!directory.equals(path.getParent())) {
                settings.place("metrics_catalogs")
                        .error("'" + name + "' in 'metrics_catalogs' is not the name of a file in "
                                + files.shown(directory) + "; it is left out");
                continue;
            }
            beforeReading.accept(path);
            Document document = files.read(path);
            if (document.is(State.MISSING) && settings.has("metrics_catalogs")) {
                settings.place("metrics_catalogs")
                        .warning("there is no file " + files.shown(path) + "; it is left out");
            }
            if (document.is(State.READ)) {
                loaded.add(file(path));
                metrics(document, metrics);
            }
        }
        return new SlurmMetricCatalog(files.shown(directory), loaded, available, List.copyOf(metrics.values()));
    }

    private File file(Path path) {
        return new File(String.valueOf(path.getFileName()), files.shown(path));
    }

    private static void metrics(Document document, Map<String, Metric> metrics) {
        Fields file = document.fields(Subject.tolerant("file"));
        if (file == null) {
            return;
        }
        for (YamlValue item : file.items("metrics")) {
            Fields fields = file.item(item, Subject.strict("metric"));
            Metric metric = fields == null ? null : metric(fields);
            if (fields != null && metric != null && metrics.putIfAbsent(metric.id(), metric) != null) {
                fields.fail("id", " '" + metric.id() + "' is already the id of another metric");
            }
        }
        file.finish();
    }

    private static @Nullable Metric metric(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.optional("name", Form.NAME, id);
        String description = fields.optional("description", Form.TEXT, null);
        String expression = fields.required("metric", Form.NAME, "");
        String scope = fields.optional("scope", SCOPE, "global");
        Map<String, Object> display = PlainValues.map(fields.entries("display"));
        fields.finish(NOT_READ);
        return fields.failed()
                ? null
                : new Metric(id, name, description, expression, Scope.valueOf(scope.toUpperCase(Locale.ROOT)), display);
    }
}
