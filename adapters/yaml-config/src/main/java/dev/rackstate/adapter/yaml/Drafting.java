package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.draft.BuildingDraft;
import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.draft.EntriesDraft;
import dev.rackstate.adapter.yaml.draft.LibraryDraft;
import dev.rackstate.adapter.yaml.draft.TemplateKind;
import dev.rackstate.adapter.yaml.draft.TemplatesDraft;
import dev.rackstate.adapter.yaml.draft.TemplatesDraft.Spot;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.topology.Rack;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What parts of a configuration shall be, as edits of its files. */
final class Drafting {
    private final Load base;
    private final AppFile app;
    private final Configuration current;
    private final FileView view;
    private final Edits edits;

    /**
     * A drafting.
     *
     * @param base a reading that gave a configuration
     * @param view the files that were read
     */
    Drafting(Load base, FileView view) {
        Home home = base.home();
        this.base = base;
        this.app = Objects.requireNonNull(base.app());
        this.current = Objects.requireNonNull(base.configuration());
        this.view = view;
        this.edits = new Edits(view, home.names(), home.limits().topologyFileBytes());
    }

    /** The edits of everything that is wanted. */
    Edits draft(List<Wanted> wanted) throws NotWritableException {
        Catalog catalog = wanted.stream()
                .filter(Wanted.Templates.class::isInstance)
                .map(part -> ((Wanted.Templates) part).catalog())
                .findFirst()
                .orElse(current.catalog());
        for (Wanted part : wanted) {
            draft(part, catalog);
        }
        return edits;
    }

    private void draft(Wanted part, Catalog catalog) throws NotWritableException {
        Home home = base.home();
        if (part instanceof Wanted.Building building) {
            building(building, catalog);
        } else if (part instanceof Wanted.Templates templates) {
            Path path = path(app.templates(), "paths.templates");
            new TemplatesDraft(edits, path, this::spot).draft(current.catalog(), templates.catalog());
        } else if (part instanceof Wanted.LibraryFile file) {
            Path path = Objects.requireNonNull(app.libraries().get(file.library()));
            boolean recursive = LibraryFiles.kind(file.library()).recursive();
            new LibraryDraft(view, path, recursive)
                    .draft(edits, file.name(), file.content(), home.limits().fileBytes());
        } else if (part instanceof Wanted.Values values) {
            new SettingsDraft(home, view, edits).draft(values.values());
        } else if (part instanceof Wanted.Plugin plugin) {
            new PluginDraft(home, view, edits, app.plugins()).draft(plugin.plugin(), plugin.values());
        } else if (part instanceof Wanted.Work work) {
            new EntriesDraft(edits)
                    .work(MaintenanceReader.file(home.directory()), current.maintenances(), work.maintenances());
        } else if (part instanceof Wanted.Simulation simulation) {
            new EntriesDraft(edits)
                    .simulation(Objects.requireNonNull(base.overridesFile()), current.simulation(), simulation);
        } else if (part instanceof Wanted.SlurmMapping mapping) {
            mapping(mapping);
        } else if (part instanceof Wanted.People people) {
            new EntriesDraft(edits)
                    .people(AccountsReader.file(home.directory()), current.accounts(), people.accounts());
        }
    }

    private void mapping(Wanted.SlurmMapping wanted) throws NotWritableException {
        Home home = base.home();
        SlurmSettings.Mapping now = current.slurm().mapping();
        if (now.path() == null) {
            throw new NotWritableException(
                    Kind.INVALID, "mapping_path of the plugin workload-slurm is not configured, so there is no file");
        }
        Path file = home.names().file(now.path());
        if (!file.startsWith(home.directory()) && !file.startsWith(home.workingDirectory())) {
            throw new NotWritableException(
                    Kind.OUTSIDE, "the file " + now.path() + " lies outside the configuration; it is only read");
        }
        new EntriesDraft(edits).mapping(file, now.nodes(), wanted.mapping());
    }

    private void building(Wanted.Building building, Catalog catalog) throws NotWritableException {
        new BuildingDraft(edits, path(app.topology(), "paths.topology"), template -> height(catalog, template))
                .draft(current.topology(), building.topology());
    }

    private static int height(Catalog catalog, @Nullable String template) {
        return catalog.rack(template).map(RackTemplate::uHeight).orElse(Rack.DEFAULT_HEIGHT);
    }

    private static Path path(AppFile.@Nullable Location location, String key) throws NotWritableException {
        if (location == null) {
            throw new NotWritableException(Kind.INVALID, "'" + key + "' of the main file leads nowhere");
        }
        return location.path();
    }

    private Spot spot(TemplateKind kind, String id) throws NotWritableException {
        Templates templates = base.templates();
        Definitions<?> definitions = switch (kind) {
            case DEVICE -> templates.devices();
            case RACK -> templates.racks();
            case COMPONENT -> templates.components();
        };
        Definitions.Spot spot = definitions.spot(id);
        if (spot == null) {
            throw new NotWritableException(Kind.INVALID, "there is no template '" + id + "'");
        }
        return new Spot(base.home().names().file(spot.id().file()), kind, spot.index());
    }
}
