package dev.rackstate.adapter.yaml;

import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that the simulator is forced to emit. Those that are over are read, too: the simulator knows what time it
 * is, a file does not.
 */
final class OverridesReader {
    private static final double LAST_SECOND = 253_402_300_799.0; // the end of the year 9999

    private OverridesReader() {}

    static List<ValueOverride> read(Document document) {
        List<ValueOverride> overrides = new ArrayList<>();
        Fields file = document.fields(Subject.tolerant("file"));
        if (file != null) {
            for (YamlValue item : file.items("overrides")) {
                Fields fields = file.item(item, Subject.strict("override"));
                ValueOverride override = fields == null ? null : override(fields);
                if (override != null) {
                    overrides.add(override);
                }
            }
            file.finish();
        }
        return overrides;
    }

    private static @Nullable ValueOverride override(Fields fields) {
        String id = fields.optional("id", Form.TEXT, null);
        fields.subject().named(id == null ? "" : id);
        String instance = fields.optional("instance", Form.NAME, null);
        String rackId = fields.optional("rack_id", Form.NAME, null);
        String metric = fields.required("metric", Form.NAME, "");
        double value = fields.required("value", Form.NUMBER, 0.0);
        Double expires = fields.optional("expires_at", Form.number(0, LAST_SECOND), null);
        if (instance == null && rackId == null && !fields.failed()) {
            fields.fail("instance", " is missing, and so is 'rack_id': an override needs one of them");
        }
        if (metric.equals("rack_down") && rackId == null && instance != null) {
            fields.fail("metric", " 'rack_down' needs 'rack_id'");
        }
        fields.finish();
        if (fields.failed()) {
            return null;
        }
        String name = id != null ? id : (instance != null ? instance : rackId) + "-" + metric;
        Instant expiresAt = expires == null ? null : Instant.ofEpochMilli(Math.round(expires * 1000));
        return new ValueOverride(name, instance, rackId, metric, value, expiresAt);
    }
}
