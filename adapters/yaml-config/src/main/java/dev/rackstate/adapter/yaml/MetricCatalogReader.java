package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue of the metrics that the simulator emits. */
final class MetricCatalogReader {
    private static final Form<String> SCOPE = Form.oneOf("node", "rack");

    private MetricCatalogReader() {}

    static List<CatalogEntry> read(Document document) {
        List<CatalogEntry> entries = new ArrayList<>();
        Fields file = document.fields(Subject.tolerant("file"));
        if (file != null) {
            for (YamlValue item : file.items("metrics")) {
                Fields fields = file.item(item, Subject.strict("metric"));
                CatalogEntry entry = fields == null ? null : entry(fields);
                if (entry != null) {
                    entries.add(entry);
                }
            }
            file.finish();
        }
        return entries;
    }

    private static @Nullable CatalogEntry entry(Fields fields) {
        String name = fields.required("name", Form.NAME, "");
        fields.subject().named(name);
        String scope = fields.optional("scope", SCOPE, null);
        List<String> instances = fields.list("instances", Form.TEXT);
        List<String> racks = fields.list("racks", Form.TEXT);
        Map<String, String> labels = labels(fields);
        boolean labelsOnly = fields.optional("labels_only", Form.FLAG, false);
        boolean baseLabels = fields.optional("include_base_labels", Form.FLAG, true);
        String help = fields.optional("help", Form.TEXT, null);
        fields.finish();
        Boolean rackScope = scope == null ? null : scope.equals("rack");
        return fields.failed()
                ? null
                : new CatalogEntry(name, rackScope, instances, racks, labels, labelsOnly || !baseLabels, help);
    }

    /** Label values are text whatever they look like: a port is as often written 9100 as "9100". */
    private static Map<String, String> labels(Fields fields) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Entry entry : fields.entries("labels")) {
            if (entry.value() instanceof Scalar scalar) {
                labels.put(entry.key().text(), scalar.isNull() ? "" : scalar.text());
            } else {
                fields.failAt(
                        entry.value(),
                        "the label '" + entry.key().text() + "' must be text, not "
                                + entry.value().shown());
            }
        }
        return labels;
    }
}
