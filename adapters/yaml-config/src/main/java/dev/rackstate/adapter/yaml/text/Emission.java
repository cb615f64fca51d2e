package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Quoting;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes values that are new, in the style of the document they come into. */
final class Emission {
    /** How long a list of scalars may be to stand in one line. */
    private static final int SHORT = 80;

    /** How long a value may be that is written between brackets because its likes are. */
    private static final int LONG = 160;

    private final Style style;

    Emission(Style style) {
        this.style = style;
    }

    /**
     * A value in block style.
     *
     * @param first what stands behind the key or the dash
     * @param below whole lines that follow, or empty
     */
    record Text(String first, String below) {}

    /**
     * A value behind a key or a dash.
     *
     * @param key null for an item of a list
     * @param column how far the key or dash is indented
     * @param quoting how text was quoted that stood there before
     */
    Text value(@Nullable String key, @Nullable Object value, int column, Quoting quoting) {
        String inline = key != null && style.flowKeys().contains(key) ? oneLine(value) : null;
        inline = inline == null ? inline(value, quoting) : inline;
        if (inline != null) {
            return new Text(inline, "");
        }
        if (value instanceof String text) {
            return literal(text, column + style.mappingStep(), quoting);
        }
        int step = key == null ? 2 : value instanceof Map ? style.mappingStep() : style.listStep();
        return new Text("", lines(key, value, column + step));
    }

    /** A value that is a whole document. */
    Text document(@Nullable Object value) {
        boolean lines = (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
        return lines ? new Text("", lines(null, value, 0)) : value(null, value, 0, Quoting.PLAIN);
    }

    /** A value in one line of block style, or null when it takes several. */
    @Nullable
    String inline(@Nullable Object value, Quoting quoting) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "{}" : null;
        }
        if (value instanceof List<?> list) {
            boolean scalars = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
            String flow = scalars && isPlainOneLine(list) ? flow(list) : "";
            return scalars && !flow.isEmpty() && flow.length() <= SHORT ? flow : null;
        }
        if (value instanceof String text && isBlockText(text, quoting)) {
            return null;
        }
        return ScalarText.of(value, false, quoting, style.quotes());
    }

    /** Whether a text is better written as a literal, or was written folded, and can be. */
    private static boolean isBlockText(String text, Quoting quoting) {
        boolean several = text.indexOf('\n') >= 0;
        boolean block = quoting == Quoting.FOLDED || quoting == Quoting.LITERAL;
        return (block || (several && quoting != Quoting.DOUBLE))
                && !text.isBlank()
                && !Character.isWhitespace(text.charAt(0))
                && !text.endsWith("\n\n")
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || ScalarText.isPrintable(c));
    }

    private Text literal(String text, int indent, Quoting quoting) {
        boolean ended = text.endsWith("\n");
        String body = ended ? text.substring(0, text.length() - 1) : text;
        boolean folded = quoting == Quoting.FOLDED && body.indexOf('\n') < 0;
        StringBuilder below = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            below.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append(style.lineBreak());
        }
        return new Text((folded ? ">" : "|") + (ended ? "" : "-"), below.toString());
    }

    /** An entry of a block mapping, in whole lines. */
    String entry(String key, @Nullable Object value, int column) {
        Text text = value(key, value, column, Quoting.PLAIN);
        String head = " ".repeat(column) + ScalarText.key(key, false, style.quotes()) + ":";
        return head + (text.first().isEmpty() ? "" : " ") + text.first() + style.lineBreak() + text.below();
    }

    /**
     * An item of a block list, in whole lines.
     *
     * @param flow whether to write collections between brackets
     */
    String item(@Nullable Object value, int column, boolean flow) {
        String dash = " ".repeat(column) + "-";
        String oneLine = flow ? oneLine(value) : null;
        if (oneLine != null) {
            return dash + " " + oneLine + style.lineBreak();
        }
        Text text = value(null, value, column, Quoting.PLAIN);
        return text.first().isEmpty()
                ? dash + " " + text.below().substring(column + 2)
                : dash + " " + text.first() + style.lineBreak() + text.below();
    }

    /** The lines of a collection that is not empty. */
    String lines(@Nullable String key, @Nullable Object collection, int column) {
        StringBuilder lines = new StringBuilder();
        if (collection instanceof Map<?, ?> map) {
            map.forEach((name, value) -> lines.append(entry(String.valueOf(name), value, column)));
        } else if (collection instanceof List<?> list) {
            boolean flow = key != null && style.flowItems().contains(key);
            list.forEach(item -> lines.append(item(item, column, flow)));
        }
        return lines.toString();
    }

    /** A value between brackets or braces. */
    String flow(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringJoiner entries = new StringJoiner(", ", "{", "}");
            map.forEach((key, each) -> entries.add(flowEntry(String.valueOf(key), each)));
            return entries.toString();
        }
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(flow(item)));
            return items.toString();
        }
        return flow(value, Quoting.PLAIN);
    }

    /** A scalar between brackets or braces. */
    String flow(@Nullable Object scalar, Quoting quoting) {
        return ScalarText.of(scalar, true, quoting, style.quotes());
    }

    String flowEntry(String key, @Nullable Object value) {
        return ScalarText.key(key, true, style.quotes()) + ": " + flow(value);
    }

    /** A collection between brackets, or null for anything else and for one that is too long. */
    private @Nullable String oneLine(@Nullable Object value) {
        boolean collection = value instanceof Map || value instanceof List;
        String flow = collection && isPlainOneLine(value) ? flow(value) : "";
        return flow.isEmpty() || flow.length() > LONG ? null : flow;
    }

    /** Whether nothing in it asks for lines of its own. */
    private static boolean isPlainOneLine(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Emission::isPlainOneLine);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(Emission::isPlainOneLine);
        }
        return !(value instanceof String text) || text.indexOf('\n') < 0;
    }
}
