package dev.rackstate.adapter.yaml.text;

import org.jspecify.annotations.Nullable;

/**
 * The text of a YAML document and what it means.
 *
 * <p>A meaning is a plain tree: {@code Map<String, Object>} in order, {@code List}, {@code String}, {@code Long} (an
 * {@code Integer} and its like count as one), {@code Double}, {@code Boolean} and null. It is what the readers of the
 * configuration make of the text: YAML 1.2's core schema, YAML 1.1's merge key, the first of two equal keys.
 */
public final class YamlText {
    private YamlText() {}

    /**
     * What a text means.
     *
     * @return null for a text without content
     * @throws YamlTextException when it is not YAML, holds a second document, or uses tags of its own
     */
    public static @Nullable Object meaning(String text) throws YamlTextException {
        throw new YamlTextException("");
    }

    /**
     * The text that means {@code target}, made of a text that means something else. What means the same in both keeps
     * its bytes: comments, blank lines, order of keys, quotes, indentation, line endings.
     *
     * @param text what stands there now
     * @param target a plain tree; the order of keys says where new ones go, and nothing else
     * @return {@code text} itself when it means {@code target} already
     * @throws YamlTextException when {@code text} is not YAML, or no text means {@code target}
     */
    public static String reshaped(String text, @Nullable Object target) throws YamlTextException {
        throw new YamlTextException("");
    }

    /**
     * A new document.
     *
     * @param target a plain tree
     * @throws YamlTextException when no text means {@code target}
     */
    public static String written(@Nullable Object target) throws YamlTextException {
        throw new YamlTextException("");
    }
}
