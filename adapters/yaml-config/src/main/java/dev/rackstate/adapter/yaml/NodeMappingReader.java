package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.domain.slurm.NodeMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which Slurm node is which of ours: a list {@code mappings} of {@code node} and {@code instance}, and the form with
 * a mapping {@code mapping} of one to the other, which some files have. An entry with an error is left out.
 */
final class NodeMappingReader {
    private NodeMappingReader() {}

    /** The mapping; none when there is no file. */
    static NodeMapping read(Document document) {
        Fields file = document.fields(Subject.tolerant("file"));
        if (file == null) {
            return NodeMapping.NONE;
        }
        List<NodeMapping.Entry> entries = new ArrayList<>();
        for (YamlValue item : file.items("mappings")) {
            Fields fields = file.item(item, Subject.strict("node mapping"));
            if (fields != null) {
                String node = fields.required("node", Form.NAME, "");
                String instance = fields.required("instance", Form.NAME, "");
                fields.subject().named(node);
                fields.finish();
                if (!fields.failed()) {
                    add(entries, fields, item, node, instance);
                }
            }
        }
        for (Entry entry : file.entries("mapping")) {
            Fields fields = file.section("mapping", Subject.strict("node mapping"));
            fields.subject().named(entry.key().text());
            if (entry.value() instanceof Scalar instance) {
                add(entries, fields, entry.value(), entry.key().text(), instance.text());
            } else {
                fields.failAt(
                        entry.value(),
                        "an instance must be text, not " + entry.value().shown());
            }
        }
        file.finish();
        return new NodeMapping(entries);
    }

    private static void add(
            List<NodeMapping.Entry> entries, Fields fields, YamlValue at, String node, String instance) {
        try {
            entries.add(new NodeMapping.Entry(node, instance));
        } catch (IllegalArgumentException e) {
            fields.failAt(at, String.valueOf(e.getMessage()));
        }
    }
}
