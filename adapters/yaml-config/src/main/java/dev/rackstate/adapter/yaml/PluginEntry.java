package dev.rackstate.adapter.yaml;

/**
 * What the main file says of a plugin.
 *
 * @param enabled whether it is switched on
 * @param settings its settings as far as they stand in the main file
 */
record PluginEntry(boolean enabled, Fields settings) {}
