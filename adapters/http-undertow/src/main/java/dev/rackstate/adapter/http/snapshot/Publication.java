package dev.rackstate.adapter.http.snapshot;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.application.view.Measurements;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.maintenance.Coverage;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.snapshot.SourceStatus;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One publication and every body that was made from it. Safe for concurrent use. Reading a body that is kept takes no
 * lock, and neither does making a small one: two threads that miss it at once both make it, and everybody gets the first
 * one in.
 *
 * <p>Bodies are kept up to an eighth of the heap; beyond that they are made for each caller.
 */
public final class Publication {
    private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private final Published published;
    private final Measurements measurements;
    private final EntityTag tag;
    private final String time;
    private final boolean stale;
    private final Map<SnapshotView, AtomicReferenceArray<@Nullable Body>> bodies = new ConcurrentHashMap<>();
    private final Map<SnapshotView, Object> makers = new ConcurrentHashMap<>();
    private final AtomicLong bytesLeft = new AtomicLong(KEPT_BYTES);

    Publication(Published published) {
        this.published = published;
        this.measurements = new Measurements(published);
        this.tag = tag(published);
        this.time = Json.time(published.snapshot().time());
        this.stale = published.snapshot().sources().stream().anyMatch(SourceStatus::stale);
    }

    /** With one configuration, what is covered changes at the moments that the coverage names. */
    private static EntityTag tag(Published published) {
        Instant next = published.coverage().nextChange();
        String name = PublicationName.of(published);
        return EntityTag.of(next == null ? name : name + "-" + Long.toString(next.toEpochMilli(), Character.MAX_RADIX));
    }

    /** Whether these bodies are also good for that publication: its configuration, snapshot and coverage count. */
    @SuppressWarnings("ReferenceEquality") // the same objects are meant; comparing all they hold would take long
    boolean isOf(Published other) {
        return published == other
                || (published.snapshot() == other.snapshot()
                        && published.configuration() == other.configuration()
                        && isSame(published.coverage(), other.coverage()));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Coverage one, Coverage other) {
        return one == other || (one.isEmpty() && other.isEmpty());
    }

    /** What is true now. */
    public Published published() {
        return published;
    }

    /** What the latest round found. */
    public Snapshot snapshot() {
        return published.snapshot();
    }

    /** The building. */
    public CompiledTopology topology() {
        return published.snapshot().topology();
    }

    /** The measurements of nodes, devices and racks. */
    public Measurements measurements() {
        return measurements;
    }

    /** The ids of the active maintenances that cover an entity, those of its own first. */
    public List<String> maintenances(int entity) {
        return published.coverage().over(entity).stream().map(Maintenance::id).toList();
    }

    /** What every body of this publication is known by. */
    public EntityTag tag() {
        return tag;
    }

    /** When the round began on which it rests, in ISO 8601. */
    public String time() {
        return time;
    }

    /** Whether a source of telemetry has been away for longer than allowed. */
    public boolean isStale() {
        return stale;
    }

    @Nullable
    Body kept(SnapshotView view, int entity) {
        AtomicReferenceArray<@Nullable Body> table = bodies.get(view);
        return table == null ? null : table.get(entity);
    }

    /**
     * Makes a body and keeps it. Many callers may miss the same large body at once, right after a publication; one of
     * the workers makes it and the others wait for that.
     */
    Body render(SnapshotView view, int entity) {
        if (!view.isLarge()) {
            return make(view, entity);
        }
        synchronized (makers.computeIfAbsent(view, v -> new Object())) {
            Body meanwhile = kept(view, entity);
            return meanwhile == null ? make(view, entity) : meanwhile;
        }
    }

    private Body make(SnapshotView view, int entity) {
        Body made = Body.json(view.document(this, entity));
        if (bytesLeft.addAndGet(-made.plain().length) < 0) {
            return made;
        }
        AtomicReferenceArray<@Nullable Body> table = bodies.computeIfAbsent(
                view,
                v -> new AtomicReferenceArray<>(v.isPerEntity() ? topology().size() : 1));
        Body first = table.compareAndExchange(entity, null, made);
        return first == null ? made : first;
    }
}
