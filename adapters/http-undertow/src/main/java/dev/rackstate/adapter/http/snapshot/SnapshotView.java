package dev.rackstate.adapter.http.snapshot;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of document is made of a publication. Two views are the same only when they are the same object, so a
 * view is a constant.
 */
public final class SnapshotView {
    /** In place of an entity where a view is about everything. */
    static final int EVERYTHING = 0;

    private final BiFunction<Publication, Integer, Object> document;
    private final boolean perEntity;
    private final boolean large;
    private final boolean taggedByContent;

    private SnapshotView(
            BiFunction<Publication, Integer, Object> document,
            boolean perEntity,
            boolean large,
            boolean taggedByContent) {
        this.document = document;
        this.perEntity = perEntity;
        this.large = large;
        this.taggedByContent = taggedByContent;
    }

    /** A view of one entity, small enough to be made by an IO thread. */
    public static SnapshotView ofEntity(BiFunction<Publication, Integer, Object> document) {
        return new SnapshotView(document, true, false, false);
    }

    /** A view of one entity that may hold much and is made by a worker. */
    public static SnapshotView ofLargeEntity(BiFunction<Publication, Integer, Object> document) {
        return new SnapshotView(document, true, true, false);
    }

    /** A view of the whole installation; made by a worker. */
    public static SnapshotView ofEverything(Function<Publication, Object> document) {
        return new SnapshotView((publication, none) -> document.apply(publication), false, true, false);
    }

    /** The same view, of something that can be edited: its tag is made of what it says. */
    public SnapshotView taggedByContent() {
        return new SnapshotView(document, perEntity, large, true);
    }

    /** The document of an entity. */
    public Selection of(int entity) {
        return new Selection.Kept(this, entity);
    }

    /** The document of the whole installation. */
    public Selection ofEverything() {
        return new Selection.Kept(this, EVERYTHING);
    }

    boolean isPerEntity() {
        return perEntity;
    }

    boolean isLarge() {
        return large;
    }

    boolean isTaggedByContent() {
        return taggedByContent;
    }

    Object document(Publication publication, int entity) {
        return document.apply(publication, entity);
    }
}
