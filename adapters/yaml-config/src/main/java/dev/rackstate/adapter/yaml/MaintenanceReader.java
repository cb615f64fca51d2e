package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads planned work: {@code maintenances.yaml} beside the main file. An entry with an error is left out. */
final class MaintenanceReader {
    private static final String FILE = "maintenances.yaml";
    private static final Form<String> TARGET_TYPE = Form.oneOf("site", "room", "aisle", "rack", "device", "node");
    private static final Form<String> EFFECT = Form.oneOf("hide", "badge");

    private MaintenanceReader() {}

    /** The file of a configuration. */
    static Path file(Path configDirectory) {
        return configDirectory.resolve(FILE);
    }

    /** The planned work in file order; none when there is no file. */
    static List<Maintenance> read(Document document) {
        Fields file = document.fields(Subject.tolerant("file"));
        if (file == null) {
            return List.of();
        }
        List<Maintenance> maintenances = new ArrayList<>();
        Map<String, Place> ids = new HashMap<>();
        for (YamlValue item : file.items("maintenances")) {
            Fields fields = file.item(item, Subject.strict("maintenance"));
            Maintenance maintenance = fields == null ? null : maintenance(fields);
            if (fields != null && maintenance != null && isNew(fields, maintenance, ids)) {
                maintenances.add(maintenance);
            }
        }
        file.finish();
        return maintenances;
    }

    private static boolean isNew(Fields fields, Maintenance maintenance, Map<String, Place> ids) {
        Place earlier = ids.putIfAbsent(maintenance.id(), fields.place("id"));
        if (earlier != null) {
            fields.fail("id", " '" + maintenance.id() + "' is already the id of the maintenance at " + earlier);
        }
        return earlier == null;
    }

    private static @Nullable Maintenance maintenance(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String type = fields.required("target_type", TARGET_TYPE, "site");
        String target = fields.required("target_id", Form.NAME, "");
        String reason = fields.required("reason", Form.NAME, "");
        String effect = fields.optional("effect", EFFECT, "badge");
        Instant createdAt = fields.required("created_at", Moments.FORM, Instant.EPOCH);
        String createdBy = fields.optional("created_by", Form.NAME, null);
        Instant startsAt = fields.optional("starts_at", Moments.FORM, null);
        Instant expiresAt = fields.optional("expires_at", Moments.FORM, null);
        Instant endedAt = fields.optional("ended_at", Moments.FORM, null);
        fields.finish();
        if (fields.failed()) {
            return null;
        }
        try {
            return new Maintenance(
                    id,
                    new MaintenanceTarget(EntityKind.valueOf(type.toUpperCase(Locale.ROOT)), target),
                    reason,
                    Effect.valueOf(effect.toUpperCase(Locale.ROOT)),
                    createdAt,
                    createdBy,
                    startsAt,
                    expiresAt,
                    endedAt);
        } catch (IllegalArgumentException e) {
            fields.fail("expires_at", ": " + e.getMessage());
            return null;
        }
    }
}
