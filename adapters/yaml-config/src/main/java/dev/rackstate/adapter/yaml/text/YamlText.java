package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.SyntaxReader.Tree;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a YAML document and what it means.
 *
 * <p>A meaning is a plain tree: {@code Map<String, Object>} in order, {@code List}, {@code String}, {@code Long} (an
 * {@code Integer} and its like count as one), {@code Double}, {@code Boolean} and null. It is what the readers of the
 * configuration make of the text: YAML 1.2's core schema, YAML 1.1's merge key, the first of two equal keys.
 */
public final class YamlText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlText() {}

    /**
     * What a text means.
     *
     * @return an unmodifiable tree; null for a text without content
     * @throws YamlTextException when it is not YAML, holds a second document, or uses tags of its own
     */
    public static @Nullable Object meaning(String text) throws YamlTextException {
        return SyntaxReader.read(withoutMark(text)).meaning();
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
        Object goal = Meaning.normalized(target);
        String content = withoutMark(text);
        Tree tree = SyntaxReader.read(content);
        if (Objects.equals(tree.meaning(), goal)) {
            return text;
        }
        String mark = text.substring(0, text.length() - content.length());
        boolean ended = tree.source().length() == content.length();
        for (int careful = levels(tree.root()); careful >= 0; careful--) {
            String proposal = Reshaping.of(tree, goal, careful);
            String result = proposal == null ? null : accepted(proposal, goal, ended);
            if (result != null) {
                return mark + result;
            }
        }
        String header = header(tree.source());
        return mark + required(header + rewritten(goal, Style.of(tree)), goal, ended);
    }

    /**
     * A new document.
     *
     * @param target a plain tree
     * @throws YamlTextException when no text means {@code target}
     */
    public static String written(@Nullable Object target) throws YamlTextException {
        Object goal = Meaning.normalized(target);
        return required(rewritten(goal, Style.NEW), goal, true);
    }

    /**
     * A text with the end that is wanted, if it means what it shall.
     *
     * @param ended whether its last line has an end; where it matters to the meaning, it has one anyway
     */
    private static @Nullable String accepted(String proposal, @Nullable Object goal, boolean ended) {
        String bare = ended ? proposal : proposal.substring(0, textEnd(proposal));
        return means(bare, goal) ? bare : !ended && means(proposal, goal) ? proposal : null;
    }

    private static int textEnd(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < 2 && SourceText.isBreak(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean means(String text, @Nullable Object goal) {
        try {
            return Objects.equals(SyntaxReader.read(text).meaning(), goal);
        } catch (YamlTextException e) {
            return false;
        }
    }

    private static String required(String proposal, @Nullable Object goal, boolean ended) throws YamlTextException {
        String result = accepted(proposal, goal, ended);
        if (result == null) {
            throw new YamlTextException("cannot be written as YAML that reads back as the same");
        }
        return result;
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static int levels(@Nullable Node node) {
        int levels = 0;
        if (node instanceof Node.Collection collection) {
            for (Node.Member member : collection.members()) {
                levels = Math.max(levels, levels(member.value()));
            }
            levels++;
        }
        return levels;
    }

    private static String rewritten(@Nullable Object goal, Style style) {
        Emission.Text text = new Emission(style).document(goal);
        return text.first() + (text.first().isEmpty() ? "" : style.lineBreak()) + text.below();
    }

    /** The comments and blank lines above everything else. */
    private static String header(SourceText source) {
        int end = 0;
        while (end < source.length() && source.isTriviaLine(end)) {
            end = source.nextLine(end);
        }
        return source.substring(0, end);
    }
}
