package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.edit.CatalogChange.Kind;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Who uses a template, and what would become of them. */
final class TemplateUse {
    private final Catalog catalog;
    private final Topology topology;

    TemplateUse(Catalog catalog, Topology topology) {
        this.catalog = catalog;
        this.topology = topology;
    }

    /** Refuses when anything uses the template. */
    void requireNone(Kind kind, String id) throws ChangeRefusedException {
        List<String> users = switch (kind) {
            case DEVICE -> devicesOf(id);
            case RACK -> racksOf(id);
            case RACK_COMPONENT -> rackTemplatesWith(id);
        };
        if (!users.isEmpty()) {
            throw ChangeRefusedException.inUse("the template '" + id + "' is used by " + Listing.plain(users, ", "));
        }
    }

    private List<String> devicesOf(String templateId) {
        List<String> users = new ArrayList<>();
        for (Spot spot : Spot.racks(topology)) {
            for (Device device : spot.rack().devices()) {
                if (device.templateId().equals(templateId)) {
                    users.add("device '" + spot.path() + "/" + device.id() + "'");
                }
            }
        }
        return users;
    }

    private List<String> racksOf(String templateId) {
        return Spot.racks(topology).stream()
                .filter(spot -> templateId.equals(spot.rack().templateId()))
                .map(spot -> "rack '" + spot.path() + "'")
                .toList();
    }

    private List<String> rackTemplatesWith(String componentId) {
        return catalog.rackTemplates().stream()
                .filter(template -> template.infrastructure().rackComponents().stream()
                        .anyMatch(reference -> reference.templateId().equals(componentId)))
                .map(template -> "rack template '" + template.id() + "'")
                .toList();
    }

    /**
     * Refuses another height of a device template for which there is no room where its devices are mounted. A template
     * that was missing is welcome: what its devices lie on shows then, and did not come about by it.
     */
    void requireRoom(DeviceTemplate template, Catalog after) throws ChangeRefusedException {
        if (catalog.device(template.id()).isEmpty()) {
            return;
        }
        requireRoom(
                "device template '" + template.id() + "' cannot be " + template.uHeight() + " units high",
                rack -> rack.devices().stream()
                        .anyMatch(device -> device.templateId().equals(template.id())),
                UnaryOperator.identity(),
                after);
    }

    /**
     * Refuses another height of a rack template from which devices would stick out. Racks as high as their template are
     * taken to have their height from it. A template that was missing is welcome.
     */
    void requireRoom(RackTemplate template) throws ChangeRefusedException {
        if (catalog.rack(template.id()).isEmpty()) {
            return;
        }
        int before = catalog.rackHeight(template.id());
        requireRoom(
                "rack template '" + template.id() + "' cannot be " + template.uHeight() + " units high",
                rack -> template.id().equals(rack.templateId()) && rack.uHeight() == before,
                rack -> rack.withHeight(template.uHeight()),
                catalog);
    }

    private void requireRoom(String refused, Predicate<Rack> users, UnaryOperator<Rack> changed, Catalog after)
            throws ChangeRefusedException {
        List<String> objections = new ArrayList<>();
        for (Spot spot : Spot.racks(topology)) {
            if (users.test(spot.rack())) {
                Placement.objection(spot.path(), spot.rack(), catalog, changed.apply(spot.rack()), after)
                        .ifPresent(objections::add);
            }
        }
        if (!objections.isEmpty()) {
            throw ChangeRefusedException.invalid(refused + ": " + Listing.plain(objections, "; "));
        }
    }
}
