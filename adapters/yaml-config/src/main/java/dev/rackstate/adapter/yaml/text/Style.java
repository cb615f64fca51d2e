package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Form;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Quoting;
import dev.rackstate.adapter.yaml.text.Node.Scalar;
import dev.rackstate.adapter.yaml.text.SyntaxReader.Tree;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the writer of a document writes, so that what is new looks like the rest.
 *
 * @param mappingStep how much deeper a mapping is indented than the mapping it is in
 * @param listStep the same of a list in a mapping
 * @param quotes which quotes text is put into where both would do
 * @param lineBreak ends a line
 * @param flowKeys keys whose collections are always written between brackets
 * @param flowItems keys of lists whose items are always written between brackets
 */
record Style(
        int mappingStep, int listStep, Quoting quotes, String lineBreak, Set<String> flowKeys, Set<String> flowItems) {

    static final Style NEW = new Style(2, 2, Quoting.DOUBLE, "\n", Set.of(), Set.of());

    static Style of(Tree tree) {
        Observer observer = new Observer();
        if (tree.root() != null) {
            observer.look(tree.root(), null);
        }
        observer.flowKeys.removeAll(observer.blockKeys);
        observer.flowItems.removeAll(observer.blockItems);
        return new Style(
                observer.mappingStep > 0 ? observer.mappingStep : 2,
                observer.listStep >= 0 ? observer.listStep : 2,
                observer.single > observer.twice ? Quoting.SINGLE : Quoting.DOUBLE,
                SourceText.lineBreak(tree.source().toString()),
                Set.copyOf(observer.flowKeys),
                Set.copyOf(observer.flowItems));
    }

    private static final class Observer {
        private int mappingStep = -1;
        private int listStep = -1;
        private int single;
        private int twice;
        private final Set<String> flowKeys = new HashSet<>();
        private final Set<String> blockKeys = new HashSet<>();
        private final Set<String> flowItems = new HashSet<>();
        private final Set<String> blockItems = new HashSet<>();

        void look(Node node, @Nullable String key) {
            if (node instanceof Scalar scalar) {
                single += scalar.quoting() == Quoting.SINGLE ? 1 : 0;
                twice += scalar.quoting() == Quoting.DOUBLE ? 1 : 0;
            } else if (node instanceof Collection collection) {
                if (key != null && !collection.members().isEmpty()) {
                    (collection.takesLines() ? blockKeys : flowKeys).add(key);
                }
                for (Member member : collection.members()) {
                    look(collection, member, key);
                }
            }
        }

        private void look(Collection parent, Member member, @Nullable String key) {
            if (member.value() instanceof Collection child && !child.members().isEmpty()) {
                if (!parent.isMapping() && key != null) {
                    (child.takesLines() ? blockItems : flowItems).add(key);
                }
                if (parent.isMapping() && parent.form() == Form.BLOCK && child.form() == Form.BLOCK) {
                    int step = child.column() - parent.column();
                    mappingStep = child.isMapping() && mappingStep < 0 ? step : mappingStep;
                    listStep = !child.isMapping() && listStep < 0 ? step : listStep;
                }
            }
            look(member.value(), parent.isMapping() ? member.name() : null);
        }
    }
}
