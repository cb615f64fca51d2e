package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.TemplateIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The templates of one kind.
 *
 * @param noun what one is called
 * @param templates in file order
 * @param id the id of one
 * @param problems what is wrong with one
 */
record TemplateShelf<T>(String noun, List<T> templates, Function<T, String> id, Function<T, Set<String>> problems) {
    /**
     * The templates with this one in place of the one with its id, or after the others.
     *
     * @param mustBeNew whether there must be none with its id
     */
    List<T> with(T template, boolean mustBeNew) throws ChangeRefusedException {
        int at = indexOf(id.apply(template));
        if (at < 0) {
            requireNewId(id.apply(template));
            refuse(template, problems.apply(template));
            return ListEdits.appended(templates, template);
        }
        if (mustBeNew) {
            throw ChangeRefusedException.invalid("a " + noun + " '" + id.apply(template) + "' already exists");
        }
        Set<String> fresh = new LinkedHashSet<>(problems.apply(template));
        fresh.removeAll(problems.apply(templates.get(at)));
        refuse(template, fresh);
        return ListEdits.replaced(templates, at, template);
    }

    /** The templates without the one with this id. */
    List<T> without(String templateId) throws ChangeRefusedException {
        int at = indexOf(templateId);
        if (at < 0) {
            throw ChangeRefusedException.notFound(noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1)
                    + " '" + templateId + "' not found");
        }
        return ListEdits.without(templates, at);
    }

    private int indexOf(String templateId) {
        return templates.stream().map(id).toList().indexOf(templateId);
    }

    private void requireNewId(String templateId) throws ChangeRefusedException {
        if (!TemplateIds.isValid(templateId)) {
            throw ChangeRefusedException.invalid("the id '" + templateId + "' is not allowed for a new " + noun
                    + "; allowed: " + TemplateIds.ALLOWED);
        }
    }

    private void refuse(T template, Set<String> wrong) throws ChangeRefusedException {
        if (!wrong.isEmpty()) {
            throw ChangeRefusedException.invalid(noun + " '" + id.apply(template) + "': " + Listing.plain(wrong, "; "));
        }
    }
}
