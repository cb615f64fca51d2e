package dev.rackstate.adapter.yaml.draft;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity that holds others.
 *
 * @param tree the mapping with the lists of what it holds
 * @param directory below which the files of these are; null when they stand in the lists themselves
 */
record Holder(Map<String, @Nullable Object> tree, @Nullable Path directory) {}
