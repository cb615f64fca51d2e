package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a file is as YAML.
 *
 * @param state whether there is content
 * @param root the content, or null when there is none
 * @param problems what is wrong with the text
 * @param realRoot the directory below which the file was found to lie, or null when that did not matter
 */
record Parsed(
        Document.State state,
        @Nullable YamlValue root,
        List<Problem> problems,
        @Nullable Path realRoot) {
    Parsed {
        problems = List.copyOf(problems);
    }
}
