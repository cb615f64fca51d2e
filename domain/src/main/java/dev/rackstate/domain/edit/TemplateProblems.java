package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Rack;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with one template, in words. At least as strict as those who read templates from files. */
final class TemplateProblems {
    private final CheckLibrary checks;
    private final MetricLibrary metrics;
    private final Catalog catalog;
    private final Set<String> found = new LinkedHashSet<>();

    /**
     * @param catalog the component templates that racks may refer to
     */
    TemplateProblems(CheckLibrary checks, MetricLibrary metrics, Catalog catalog) {
        this.checks = checks;
        this.metrics = metrics;
        this.catalog = catalog;
    }

    Set<String> of(DeviceTemplate template) {
        name("name", template.name());
        height("u_height", 0, template.uHeight());
        layout("layout", template.layout());
        layout("disk_layout", template.diskLayout());
        layout("rear_layout", template.rearLayout());
        distinct(template.rearComponents().stream().map(RearComponent::id));
        for (RearComponent component : template.rearComponents()) {
            String where = "rear component '" + component.id() + "': ";
            name(where + "id", component.id());
            name(where + "name", component.name());
            word(where + "type", RearComponent.TYPES, component.type());
            checks(component.checks());
        }
        checks(template.checks());
        metrics(template.metrics());
        template.displayThresholds()
                .forEach((metric, levels) -> levels.forEach((level, value) -> {
                    if (!Double.isFinite(value)) {
                        found.add("display_thresholds." + metric + "." + level + " must be a finite number, not "
                                + value);
                    }
                }));
        return found;
    }

    Set<String> of(RackTemplate template) {
        name("name", template.name());
        height("u_height", 1, template.uHeight());
        checks(template.checks());
        RackTemplate.Infrastructure built = template.infrastructure();
        List<DrawnComponent> drawn = Stream.of(
                        built.components(), built.frontComponents(), built.rearComponents(), built.sideComponents())
                .flatMap(List::stream)
                .toList();
        distinct(drawn.stream().map(DrawnComponent::id));
        drawn.forEach(this::drawn);
        built.rackComponents().forEach(this::reference);
        return found;
    }

    Set<String> of(ComponentTemplate template) {
        name("name", template.name());
        height("u_height", 0, template.uHeight());
        word("location", ComponentTemplate.LOCATIONS, template.location());
        word("side", ComponentTemplate.SIDES, template.side());
        checks(template.checks());
        metrics(template.metrics());
        return found;
    }

    private void drawn(DrawnComponent component) {
        String where = "component '" + component.id() + "': ";
        name(where + "id", component.id());
        name(where + "name", component.name());
        word(where + "type", DrawnComponent.TYPES, component.type());
        word(where + "location", DrawnComponent.LOCATIONS, component.location());
        height(where + "u_height", 0, component.uHeight());
    }

    private void reference(ComponentRef reference) {
        String where = "rack component '" + reference.templateId() + "': ";
        if (catalog.component(reference.templateId()).isEmpty()) {
            found.add("there is no component template '" + reference.templateId() + "'");
        }
        height(where + "u_height", 0, reference.uHeight());
        word(where + "side", ComponentTemplate.SIDES, reference.side());
    }

    private void name(String key, String text) {
        if (text.isBlank()) {
            found.add(key + " is required and must not be blank");
        }
    }

    private void height(String key, int least, @Nullable Integer height) {
        if (height != null && (height < least || height > Rack.MAX_HEIGHT)) {
            found.add(key + " must be from " + least + " to " + Rack.MAX_HEIGHT + ", not " + height);
        }
    }

    private void word(String key, List<String> allowed, @Nullable String word) {
        if (word != null && !allowed.contains(word)) {
            found.add(key + " must be one of " + String.join(", ", allowed) + ", not '" + word + "'");
        }
    }

    private void layout(String key, @Nullable MatrixLayout layout) {
        if (layout == null) {
            return;
        }
        word(key + ".type", MatrixLayout.TYPES, layout.type());
        if (layout.rows() < 0 || layout.cols() < 0) {
            found.add(key + " must have at least 0 rows and cols, not " + layout.rows() + " and " + layout.cols());
        }
        List<Integer> widths =
                layout.matrix().stream().map(List::size).distinct().toList();
        if (widths.size() > 1) {
            found.add(key + ".matrix must have rows of one length, not of " + widths.get(0) + " and " + widths.get(1));
        }
    }

    private void distinct(Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.filter(id -> !seen.add(id)).forEach(id -> found.add("the component id '" + id + "' is used twice"));
    }

    private void checks(List<String> ids) {
        ids.stream().filter(id -> checks.find(id).isEmpty()).forEach(id -> found.add("there is no check '" + id + "'"));
    }

    private void metrics(List<String> ids) {
        ids.stream()
                .filter(id -> metrics.find(id).isEmpty())
                .forEach(id -> found.add("there is no metric '" + id + "'"));
    }
}
