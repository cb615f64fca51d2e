package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.edit.CatalogChange.PutComponent;
import dev.rackstate.domain.edit.CatalogChange.PutDevice;
import dev.rackstate.domain.edit.CatalogChange.PutRack;
import dev.rackstate.domain.edit.CatalogChange.Remove;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;

/** Carries changes of the catalog out. Stateless. */
public final class CatalogEditor {
    private final Catalog catalog;
    private final TemplateUse use;
    private final TemplateShelf<DeviceTemplate> devices;
    private final TemplateShelf<RackTemplate> racks;
    private final TemplateShelf<ComponentTemplate> components;

    private CatalogEditor(Catalog catalog, Topology topology, CheckLibrary checks, MetricLibrary metrics) {
        this.catalog = catalog;
        use = new TemplateUse(catalog, topology);
        devices = new TemplateShelf<>(
                "device template",
                catalog.deviceTemplates(),
                DeviceTemplate::id,
                template -> new TemplateProblems(checks, metrics, catalog).of(template));
        racks = new TemplateShelf<>(
                "rack template",
                catalog.rackTemplates(),
                RackTemplate::id,
                template -> new TemplateProblems(checks, metrics, catalog).of(template));
        components = new TemplateShelf<>(
                "component template",
                catalog.componentTemplates(),
                ComponentTemplate::id,
                template -> new TemplateProblems(checks, metrics, catalog).of(template));
    }

    /**
     * The catalog after a change. A new template comes after the others of its kind, another one for an id takes the
     * place of the one there is; a change that changes nothing gives the very same catalog.
     *
     * <p>What is wrong with a template already and stays as it is stands in the way of nothing.
     *
     * @param topology the building, whose racks and devices refer to templates
     * @param checks the checks that templates may refer to
     * @param metrics the metrics that templates may refer to
     * @throws ChangeRefusedException when the change cannot be made
     */
    public static Catalog apply(
            CatalogChange change, Catalog catalog, Topology topology, CheckLibrary checks, MetricLibrary metrics)
            throws ChangeRefusedException {
        CatalogEditor editor = new CatalogEditor(catalog, topology, checks, metrics);
        if (change instanceof PutDevice put) {
            return editor.put(put);
        }
        if (change instanceof PutRack put) {
            return editor.put(put);
        }
        if (change instanceof PutComponent put) {
            return editor.put(put);
        }
        return editor.remove((Remove) change);
    }

    private Catalog put(PutDevice put) throws ChangeRefusedException {
        Catalog after = catalog.withDeviceTemplates(devices.with(put.template(), put.mustBeNew()));
        use.requireRoom(put.template(), after);
        return after;
    }

    private Catalog put(PutRack put) throws ChangeRefusedException {
        Catalog after = catalog.withRackTemplates(racks.with(put.template(), put.mustBeNew()));
        use.requireRoom(put.template());
        return after;
    }

    private Catalog put(PutComponent put) throws ChangeRefusedException {
        return catalog.withComponentTemplates(components.with(put.template(), put.mustBeNew()));
    }

    private Catalog remove(Remove remove) throws ChangeRefusedException {
        Catalog after = switch (remove.kind()) {
            case DEVICE -> catalog.withDeviceTemplates(devices.without(remove.id()));
            case RACK -> catalog.withRackTemplates(racks.without(remove.id()));
            case RACK_COMPONENT -> catalog.withComponentTemplates(components.without(remove.id()));
        };
        use.requireNone(remove.kind(), remove.id());
        return after;
    }
}
