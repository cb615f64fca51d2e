package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;

/**
 * What was read of a plugin.
 *
 * @param settings what it shall do
 * @param document the same as callers are shown it
 */
record PluginReading<T>(T settings, PluginDocument document) {}
