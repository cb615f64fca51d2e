package dev.rackstate.adapter.yaml.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.FileChange.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines in which two texts differ. The texts are compared as they are and shown without their secrets: that a secret
 * changes is seen, the secret is not.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * What happens to a file.
     *
     * @param before null for a new file
     * @param after null for a file that goes
     */
    static FileChange of(String file, @Nullable String before, @Nullable String after) {
        Kind kind = before == null ? Kind.CREATED : after == null ? Kind.DELETED : Kind.CHANGED;
        List<String> was = lines(before);
        List<String> becomes = lines(after);
        List<String> shownBefore = lines(before == null ? null : Secrets.masked(before));
        List<String> shownAfter = lines(after == null ? null : Secrets.masked(after));
        Patch<String> shown = new Patch<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(was, becomes).getDeltas()) {
            shown.addDelta(masked(delta, chunk(delta.getSource(), shownBefore), chunk(delta.getTarget(), shownAfter)));
        }
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before == null ? "/dev/null" : named("a", file),
                after == null ? "/dev/null" : named("b", file),
                shownBefore,
                shown,
                CONTEXT);
        return new FileChange(file, kind, diff.isEmpty() ? "" : String.join("\n", diff) + "\n");
    }

    /** As git names it, also where the name begins at the root. */
    private static String named(String side, String file) {
        return file.startsWith("/") ? side + file : side + "/" + file;
    }

    private static List<String> lines(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> lines = List.of(text.split("\n", -1));
        return lines.get(lines.size() - 1).isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static Chunk<String> chunk(Chunk<String> found, List<String> shown) {
        return new Chunk<>(found.getPosition(), shown.subList(found.getPosition(), found.getPosition() + found.size()));
    }

    private static AbstractDelta<String> masked(AbstractDelta<String> delta, Chunk<String> from, Chunk<String> to) {
        return switch (delta.getType()) {
            case INSERT -> new InsertDelta<>(from, to);
            case DELETE -> new DeleteDelta<>(from, to);
            case CHANGE, EQUAL -> new ChangeDelta<>(from, to);
        };
    }
}
