package dev.rackstate.domain.catalog;

import dev.rackstate.domain.topology.Rack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All hardware templates by id. Of several templates with one id the first counts. Immutable. */
public final class Catalog {
    /** No templates. */
    public static final Catalog EMPTY = new Catalog(List.of(), List.of(), List.of());

    private final Map<String, DeviceTemplate> devices;
    private final Map<String, RackTemplate> racks;
    private final Map<String, ComponentTemplate> components;

    /** A catalog of these templates, in file order. */
    public Catalog(List<DeviceTemplate> devices, List<RackTemplate> racks, List<ComponentTemplate> components) {
        this.devices = byId(devices, DeviceTemplate::id);
        this.racks = byId(racks, RackTemplate::id);
        this.components = byId(components, ComponentTemplate::id);
    }

    private static <T> Map<String, T> byId(List<T> templates, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        templates.forEach(template -> map.putIfAbsent(id.apply(template), template));
        return Collections.unmodifiableMap(map);
    }

    /** The device templates in file order. */
    public List<DeviceTemplate> deviceTemplates() {
        return List.copyOf(devices.values());
    }

    /** The rack templates in file order. */
    public List<RackTemplate> rackTemplates() {
        return List.copyOf(racks.values());
    }

    /** The component templates in file order. */
    public List<ComponentTemplate> componentTemplates() {
        return List.copyOf(components.values());
    }

    /** The same catalog with other device templates; this very one when they are equal. */
    public Catalog withDeviceTemplates(List<DeviceTemplate> other) {
        return other.equals(deviceTemplates()) ? this : new Catalog(other, rackTemplates(), componentTemplates());
    }

    /** The same catalog with other rack templates; this very one when they are equal. */
    public Catalog withRackTemplates(List<RackTemplate> other) {
        return other.equals(rackTemplates()) ? this : new Catalog(deviceTemplates(), other, componentTemplates());
    }

    /** The same catalog with other component templates; this very one when they are equal. */
    public Catalog withComponentTemplates(List<ComponentTemplate> other) {
        return other.equals(componentTemplates()) ? this : new Catalog(deviceTemplates(), rackTemplates(), other);
    }

    /** The device template with this id. */
    public Optional<DeviceTemplate> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** How many rack units a device of this template takes: as the template says, or 1 when there is none. */
    public int deviceHeight(String templateId) {
        return device(templateId).map(DeviceTemplate::uHeight).orElse(1);
    }

    /** How high a rack of this template is that says nothing itself: as the template says, or the default height. */
    public int rackHeight(@Nullable String templateId) {
        return rack(templateId).map(RackTemplate::uHeight).orElse(Rack.DEFAULT_HEIGHT);
    }

    /** The rack template with this id; empty for null. */
    public Optional<RackTemplate> rack(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(racks.get(id));
    }

    /** The component template with this id. */
    public Optional<ComponentTemplate> component(String id) {
        return Optional.ofNullable(components.get(id));
    }

    /** Whether the other one holds the same in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalog that
                && deviceTemplates().equals(that.deviceTemplates())
                && rackTemplates().equals(that.rackTemplates())
                && componentTemplates().equals(that.componentTemplates());
    }

    @Override
    public int hashCode() {
        return Objects.hash(deviceTemplates(), rackTemplates(), componentTemplates());
    }
}
