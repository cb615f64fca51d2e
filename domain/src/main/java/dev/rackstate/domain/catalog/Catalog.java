package dev.rackstate.domain.catalog;

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

    /** The device template with this id. */
    public Optional<DeviceTemplate> device(String id) {
        return Optional.ofNullable(devices.get(id));
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
