package dev.rackstate.adapter.yaml.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain trees as people do: each document in a hand of its own, with comments and blank lines at random. Every
 * comment is different. Remembers the lines it wrote, so that a test can look for them.
 */
final class HandWriting {
    private final Random random;
    private final int mappingStep;
    private final int listStep;
    private final String lineBreak;
    private final double comments;
    private final double flow;
    private final double references;
    private final Map<Object, String> anchors = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();
    private final Map<Object, String> lines = new LinkedHashMap<>();
    private int number;

    /** Only here the end of the last line means something. */
    private int endOfLiteral;

    private HandWriting(Random random) {
        this.random = random;
        this.mappingStep = random.nextInt(4) == 0 ? 4 : 2;
        this.listStep = random.nextBoolean() ? mappingStep : 0;
        this.lineBreak = random.nextInt(4) == 0 ? "\r\n" : "\n";
        this.comments = random.nextInt(3) * 0.25;
        this.flow = random.nextInt(3) * 0.3;
        this.references = random.nextInt(3) * 0.2;
    }

    /**
     * A written document.
     *
     * @param lines by the scalar in it, without indentation and dashes, the line of each entry of a block mapping that
     *     fits in one, and the comment above it if there is one
     */
    record Written(String text, Map<Object, String> lines) {}

    static Written write(Object tree, Random random) {
        return new HandWriting(random).document(tree);
    }

    private Written document(Object tree) {
        if (random.nextInt(5) == 0) {
            out.append("# ").append(number++).append(lineBreak);
            out.append(random.nextBoolean() ? lineBreak : "");
        }
        out.append(random.nextInt(6) == 0 ? "---" + lineBreak : "");
        if (isBlock(tree)) {
            lines(tree, 0);
        } else {
            out.append(oneLine(tree, 0)).append(comment()).append(lineBreak);
        }
        if (random.nextInt(5) == 0) {
            out.append("# ").append(number++).append(lineBreak);
        }
        String text = random.nextInt(6) == 0 && out.length() > endOfLiteral
                ? out.substring(0, out.length() - lineBreak.length())
                : out.toString();
        return new Written((random.nextInt(8) == 0 ? "\uFEFF" : "") + text, lines);
    }

    private boolean isBlock(Object value) {
        boolean empty =
                value instanceof Map<?, ?> map ? map.isEmpty() : !(value instanceof List<?> list) || list.isEmpty();
        return !empty && random.nextDouble() >= flow;
    }

    private void lines(Object collection, int column) {
        boolean first = true;
        if (collection instanceof Map<?, ?> map) {
            Map<?, ?> base = base(map);
            if (base != null) {
                above(column, true);
                indent(column, true);
                out.append("<<: *").append(anchors.get(base)).append(comment()).append(lineBreak);
                first = false;
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (base != null && base.containsKey(entry.getKey())) {
                    if (random.nextInt(4) > 0 && Objects.equals(base.get(entry.getKey()), entry.getValue())) {
                        continue;
                    }
                }
                String above = above(column, first);
                indent(column, first);
                entry(String.valueOf(entry.getKey()), entry.getValue(), column, above);
                first = false;
            }
        } else {
            for (Object item : (List<?>) collection) {
                above(column, first);
                indent(column, first);
                item(item, column);
                first = false;
            }
        }
        if (random.nextDouble() < comments / 4) {
            out.append(random.nextBoolean() ? lineBreak : "");
            out.append(" ".repeat(column)).append("# ").append(number++).append(lineBreak);
        }
    }

    /** A mapping written before whose keys are all in this one, or null. */
    private @Nullable Map<?, ?> base(Map<?, ?> map) {
        for (Object anchored : anchors.keySet()) {
            if (anchored instanceof Map<?, ?> base
                    && !base.isEmpty()
                    && map.keySet().containsAll(base.keySet())
                    && random.nextInt(3) > 0) {
                return base;
            }
        }
        return null;
    }

    /** Comments and blank lines above a member; returns the comment directly above it. */
    private String above(int column, boolean first) {
        if (first && !isAtLineStart()) {
            return "";
        }
        if (random.nextDouble() < comments / 2) {
            out.append(random.nextBoolean() ? lineBreak : "");
            out.append(" ".repeat(column))
                    .append("# ")
                    .append(number++)
                    .append(lineBreak)
                    .append(lineBreak);
        }
        if (random.nextDouble() < comments) {
            out.append(random.nextInt(3) == 0 ? lineBreak : "");
            String own = "# " + number++;
            out.append(" ".repeat(column)).append(own).append(lineBreak);
            return own;
        }
        return "";
    }

    private boolean isAtLineStart() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private void indent(int column, boolean first) {
        out.append(!first || isAtLineStart() ? " ".repeat(column) : "");
    }

    private void entry(String key, Object value, int column, String above) {
        int start = out.length();
        out.append(ScalarText.key(key, false, quotes())).append(':');
        if (isReference(value)) {
            out.append(" *").append(anchors.get(value)).append(comment()).append(lineBreak);
        } else if (isBlock(value)) {
            String anchor = anchor();
            out.append(anchor.isEmpty() ? "" : " &")
                    .append(anchor)
                    .append(comment())
                    .append(lineBreak);
            lines(value, column + (value instanceof Map ? mappingStep : listStep), anchor);
        } else if (isLiteral(value)) {
            literal((String) value, column + mappingStep);
        } else if (value == null && random.nextBoolean()) {
            out.append(comment()).append(lineBreak);
        } else {
            out.append(' ').append(oneLine(value, column)).append(comment());
            if (value instanceof String && out.indexOf(lineBreak, start) < 0) {
                lines.put(value, above + "\n" + out.substring(start));
            }
            out.append(lineBreak);
            continuation(column);
        }
    }

    private void item(Object value, int column) {
        out.append('-');
        if (isReference(value)) {
            out.append(" *").append(anchors.get(value)).append(comment()).append(lineBreak);
        } else if (isBlock(value)) {
            String anchor = anchor();
            out.append(anchor.isEmpty() ? "" : " &").append(anchor);
            if (!anchor.isEmpty() || random.nextInt(4) == 0) {
                out.append(comment()).append(lineBreak);
            } else {
                out.append(' ');
            }
            lines(value, column + 2, anchor);
        } else if (isLiteral(value)) {
            literal((String) value, column + 2);
        } else {
            out.append(' ').append(oneLine(value, column)).append(comment()).append(lineBreak);
            continuation(column);
        }
    }

    /** A comment that goes on in the next line, as it may below a value in one line. */
    private void continuation(int column) {
        if (random.nextDouble() < comments / 4) {
            out.append(" ".repeat(column + 5)).append("# ").append(number++).append(lineBreak);
        }
    }

    private boolean isReference(Object value) {
        return anchors.containsKey(value) && random.nextInt(3) > 0;
    }

    /** A name for a collection, now and then, by which its like can refer to it; else empty. */
    private String anchor() {
        return random.nextDouble() < references ? "a" + number++ : "";
    }

    private void lines(Object collection, int column, String anchor) {
        lines(collection, column);
        if (!anchor.isEmpty()) {
            anchors.put(collection, anchor);
        }
    }

    private boolean isLiteral(Object value) {
        return value instanceof String text
                && text.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7F))
                && text.matches("(?s)\\S.*\\S\\n?")
                && random.nextInt(text.contains("\n") ? 2 : 12) == 0;
    }

    private void literal(String text, int indent) {
        out.append(" |")
                .append(text.endsWith("\n") ? "" : "-")
                .append(comment())
                .append(lineBreak);
        for (String line : text.split("\n")) {
            out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append(lineBreak);
        }
        out.append(random.nextInt(3) == 0 ? lineBreak : "");
        endOfLiteral = out.length();
    }

    private String comment() {
        boolean spaces = random.nextInt(20) == 0;
        return random.nextDouble() < comments
                ? " ".repeat(1 + random.nextInt(4)) + "# " + number++
                : spaces ? "  " : "";
    }

    private String oneLine(Object value, int column) {
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, each) ->
                    entries.add(ScalarText.key((String) key, true, quotes()) + ": " + oneLine(each, column)));
            return joined(entries, '{', '}', column);
        }
        if (value instanceof List<?> list) {
            return joined(list.stream().map(item -> oneLine(item, column)).toList(), '[', ']', column);
        }
        Node.Quoting quoting = Node.Quoting.values()[random.nextInt(3)];
        if (value instanceof String text && text.matches("[a-z]+( [a-z]+)+") && random.nextInt(3) == 0) {
            return text.replaceFirst(" ", lineBreak + " ".repeat(column + 3));
        }
        return ScalarText.of(value, true, quoting, quotes());
    }

    private Node.Quoting quotes() {
        return random.nextBoolean() ? Node.Quoting.SINGLE : Node.Quoting.DOUBLE;
    }

    private String joined(List<String> members, char open, char close, int column) {
        if (!members.isEmpty() && random.nextInt(6) == 0) {
            String gap = lineBreak + " ".repeat(column + 3);
            StringBuilder text = new StringBuilder().append(open);
            for (int i = 0; i < members.size(); i++) {
                boolean comma = i < members.size() - 1 || random.nextBoolean();
                text.append(gap).append(members.get(i)).append(comma ? "," : "").append(comment());
            }
            return text.append(gap).append(close).toString();
        }
        String space = random.nextBoolean() ? " " : "";
        StringBuilder text = new StringBuilder();
        members.forEach(member -> text.append(text.isEmpty() ? "" : "," + " ".repeat(random.nextInt(3)))
                .append(member));
        return open + space + text + space + close;
    }
}
