package dev.rackstate.adapter.http.slurm;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Document;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands out what is known of the workload, with the bodies that were made of it. Safe for concurrent use. Reading a kept
 * body takes no lock; workers that miss a large one make it one after the other, so that a crowd right after an answer of
 * Slurm costs one body.
 *
 * <p>Bodies are kept up to a sixteenth of the heap; beyond that they are made for each caller.
 */
final class Workloads {
    private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 16;

    private final ViewWorkload workload;
    private final InstantSource clock;
    private final AtomicReference<Bodies> latest;

    Workloads(ViewWorkload workload, InstantSource clock) {
        this.workload = workload;
        this.clock = clock;
        this.latest = new AtomicReference<>(new Bodies(workload.current()));
    }

    /**
     * What is known now.
     *
     * @throws Refusal 404 when Slurm is switched off
     */
    Known known() throws Refusal {
        return requireOn(workload.current());
    }

    private static Known requireOn(Known known) throws Refusal {
        if (!known.settings().enabled()) {
            throw Refusal.notFound(
                    "Slurm is switched off; set plugins.workload-slurm.enabled to true in the main configuration file to"
                            + " see its workload");
        }
        return known;
    }

    /** A kind of document. Two are the same only when they are the same object, so it is a constant. */
    static final class View {
        private final Function<Subject, Object> document;
        private final boolean large;

        private View(Function<Subject, Object> document, boolean large) {
            this.document = document;
            this.large = large;
        }

        /** One that an IO thread can make. */
        static View small(Function<Subject, Object> document) {
            return new View(document, false);
        }

        /** One that may hold much and is made by a worker. */
        static View large(Function<Subject, Object> document) {
            return new View(document, true);
        }
    }

    /**
     * What a document is about.
     *
     * @param known what is known of the workload
     * @param entity a part of the building, or {@link #EVERYTHING}
     */
    record Subject(Known known, int entity) {
        /** In place of an entity: all that Slurm knows, in the building or not. */
        static final int EVERYTHING = -1;

        boolean isEverything() {
            return entity == EVERYTHING;
        }
    }

    /**
     * A document that is kept until Slurm answers again.
     *
     * @param known from {@link #known}
     * @param entity a part of the building, or {@link Subject#EVERYTHING}
     */
    Document document(Known known, View view, int entity) {
        return new Kept(bodies(known), view, entity);
    }

    /** A document that is asked for only once, such as a filtered list. */
    Document once(Known known, Function<Known, Object> document) {
        return new Once(known, document);
    }

    @SuppressWarnings("ReferenceEquality") // what is known is the same object as long as nothing has changed
    private Bodies bodies(Known known) {
        Bodies bodies = latest.get();
        if (bodies.known == known) {
            return bodies;
        }
        Bodies next = new Bodies(known);
        return latest.compareAndSet(bodies, next) ? next : latest.get().known == known ? latest.get() : next;
    }

    private void describe(Known known, HeaderMap headers) {
        Instant since = known.fetchedAt();
        if (since != null) {
            headers.put(Names.SNAPSHOT_TIME, Json.time(since));
            headers.put(
                    Headers.AGE,
                    Math.max(0, Duration.between(since, clock.instant()).toSeconds()));
        }
        if (known.stale()) {
            headers.put(Names.SNAPSHOT_STALE, "true");
        }
    }

    /** The bodies that were made of one thing known. */
    private static final class Bodies {
        private final Known known;
        private final Map<Key, Body> made = new ConcurrentHashMap<>();
        private final AtomicLong bytesLeft = new AtomicLong(KEPT_BYTES);

        Bodies(Known known) {
            this.known = known;
        }

        private record Key(View view, int entity) {}

        @Nullable
        Body kept(View view, int entity) {
            return made.get(new Key(view, entity));
        }

        Body make(View view, int entity) {
            if (!view.large) {
                return keep(view, entity);
            }
            synchronized (this) {
                Body meanwhile = kept(view, entity);
                return meanwhile == null ? keep(view, entity) : meanwhile;
            }
        }

        private Body keep(View view, int entity) {
            Body body = Body.json(view.document.apply(new Subject(known, entity)));
            if (bytesLeft.addAndGet(-body.plain().length) < 0) {
                return body;
            }
            Body first = made.putIfAbsent(new Key(view, entity), body);
            return first == null ? body : first;
        }
    }

    /** A document that is kept. */
    private final class Kept implements Document {
        private final Bodies bodies;
        private final View view;
        private final int entity;

        Kept(Bodies bodies, View view, int entity) {
            this.bodies = bodies;
            this.view = view;
            this.entity = entity;
        }

        @Override
        public void describe(HeaderMap headers) {
            Workloads.this.describe(bodies.known, headers);
        }

        @Override
        public @Nullable EntityTag tag() {
            return null;
        }

        @Override
        public @Nullable Body kept() {
            return bodies.kept(view, entity);
        }

        @Override
        public Body render() {
            return bodies.make(view, entity);
        }

        @Override
        public boolean isLarge() {
            return view.large;
        }
    }

    /** A document that is not kept. */
    private final class Once implements Document {
        private final Known known;
        private final Function<Known, Object> document;

        Once(Known known, Function<Known, Object> document) {
            this.known = known;
            this.document = document;
        }

        @Override
        public void describe(HeaderMap headers) {
            Workloads.this.describe(known, headers);
        }

        @Override
        public @Nullable EntityTag tag() {
            return null;
        }

        @Override
        public @Nullable Body kept() {
            return null;
        }

        @Override
        public Body render() {
            return Body.json(document.apply(known));
        }

        @Override
        public boolean isLarge() {
            return true;
        }
    }
}
