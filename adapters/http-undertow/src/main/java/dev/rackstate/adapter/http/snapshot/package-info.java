/**
 * Documents over the latest publication, rendered once and kept until the next.
 *
 * <p>A {@code SnapshotView} says how one kind of document is made of a publication. A {@code Publication} keeps the
 * bodies made from it in flat arrays by entity number, so that answering a read is an array read; the next publication
 * begins with empty arrays. Reads take no lock; only workers that make one large document wait for each other.
 */
@NullMarked
package dev.rackstate.adapter.http.snapshot;

import org.jspecify.annotations.NullMarked;
