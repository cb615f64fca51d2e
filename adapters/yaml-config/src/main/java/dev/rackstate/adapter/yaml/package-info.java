/**
 * The configuration as YAML files: application settings, topology, templates, checks, metrics and simulator, in the
 * established format plus Rackstate's own additions.
 *
 * <p>{@code YamlComposer} turns a file into a tree that knows where everything stands, {@code Fields} asks that tree
 * typed questions and notes every wrong answer with its place, and one reader per format builds the values of the
 * domain. A wrong entry is reported and left out; the rest is used.
 */
@NullMarked
package dev.rackstate.adapter.yaml;

import org.jspecify.annotations.NullMarked;
