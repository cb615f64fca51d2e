package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.tree.OverrideIds;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is done to the simulated machine room by hand: values that are forced, and incidents. What is over is read,
 * too: the simulator knows what time it is, a file does not.
 */
final class OverridesReader {
    private static final double LAST_SECOND = 253_402_300_799.0; // the end of the year 9999
    private static final Form<Double> MOMENT = Form.number(0, LAST_SECOND);
    private static final Form<String> TYPE = Form.oneOfIgnoringCase(
            Arrays.stream(IncidentType.values()).map(IncidentType::word).toArray(String[]::new));

    private final Fields file;
    private final Map<String, Place> ids = new HashMap<>();

    private OverridesReader(Fields file) {
        this.file = file;
    }

    /**
     * What is done by hand, in file order.
     *
     * @param overrides values that are forced
     * @param incidents what goes wrong
     */
    record Found(List<ValueOverride> overrides, List<Incident> incidents) {
        static final Found NOTHING = new Found(List.of(), List.of());
    }

    static Found read(Document document) {
        Fields file = document.fields(Subject.tolerant("file"));
        return file == null ? Found.NOTHING : new OverridesReader(file).read();
    }

    private Found read() {
        OverrideIds names = new OverrideIds();
        List<ValueOverride> overrides = new ArrayList<>();
        for (YamlValue item : file.items("overrides")) {
            Fields fields = file.item(item, Subject.strict("override"));
            ValueOverride override = fields == null ? null : override(fields, names);
            if (fields != null && override != null && isNew(fields, override.id())) {
                overrides.add(override);
            }
        }
        List<Incident> incidents = new ArrayList<>();
        for (YamlValue item : file.items("incidents")) {
            Fields fields = file.item(item, Subject.strict("incident"));
            Incident incident = fields == null ? null : incident(fields);
            if (fields != null && incident != null && isNew(fields, incident.id())) {
                incidents.add(incident);
            }
        }
        file.finish();
        return new Found(overrides, incidents);
    }

    private boolean isNew(Fields fields, String id) {
        Place earlier = ids.putIfAbsent(id, fields.place("id"));
        if (earlier != null) {
            fields.fail("id", " '" + id + "' is already the id of what stands at " + earlier);
        }
        return earlier == null;
    }

    private static @Nullable ValueOverride override(Fields fields, OverrideIds names) {
        String id = fields.optional("id", Form.TEXT, null);
        fields.subject().named(id == null ? "" : id);
        String instance = fields.optional("instance", Form.NAME, null);
        String rackId = fields.optional("rack_id", Form.NAME, null);
        String metric = fields.required("metric", Form.NAME, "");
        double value = fields.required("value", Form.NUMBER, 0.0);
        Instant startsAt = moment(fields, "starts_at");
        Instant expiresAt = moment(fields, "expires_at");
        if (instance == null && rackId == null && !fields.failed()) {
            fields.fail("instance", " is missing, and so is 'rack_id': an override needs one of them");
        }
        if (metric.equals("rack_down") && rackId == null && instance != null) {
            fields.fail("metric", " 'rack_down' needs 'rack_id'");
        }
        fields.finish();
        String name = names.of(id, String.valueOf(instance == null ? rackId : instance), metric);
        return fields.failed() ? null : new ValueOverride(name, instance, rackId, metric, value, startsAt, expiresAt);
    }

    private static @Nullable Incident incident(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String type = fields.required("type", TYPE, "");
        String target = fields.required("target_id", Form.NAME, "");
        Instant startsAt = moment(fields, "starts_at");
        Instant expiresAt = moment(fields, "expires_at");
        fields.finish();
        return fields.failed()
                ? null
                : new Incident(id, IncidentType.of(type).orElseThrow(), target, startsAt, expiresAt);
    }

    private static @Nullable Instant moment(Fields fields, String key) {
        Double seconds = fields.optional(key, MOMENT, null);
        return seconds == null ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
