package dev.rackstate.adapter.simulator.model;

import dev.rackstate.domain.catalog.DeviceTemplate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a node behaves. All but {@link #STORAGE} have a profile in the settings under their lower-case name. */
enum NodeKind {
    COMPUTE(64, 512),
    GPU(64, 256),
    SERVICE(32, 64),
    NETWORK(32, 64),
    /** A disk array: it has drives, and none of a server's readings. */
    STORAGE(0, 0);

    private static final Set<String> SERVICE_ROLES = Set.of("login", "service", "management");

    private final int cores;
    private final long memoryBytes;

    NodeKind(int cores, int memoryGib) {
        this.cores = cores;
        this.memoryBytes = (long) memoryGib << 30;
    }

    int cores() {
        return cores;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    String profile() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the template says goes before what the name suggests; upper and lower case are the same. */
    static NodeKind of(Optional<DeviceTemplate> template, String nodeName) {
        String type = template.map(t -> t.type().toLowerCase(Locale.ROOT)).orElse("");
        if (type.equals("storage")) {
            return STORAGE;
        }
        if (type.equals("network") || type.equals("switch")) {
            return NETWORK;
        }
        String role = template.map(DeviceTemplate::role).orElse("").toLowerCase(Locale.ROOT);
        if (role.equals("gpu")) {
            return GPU;
        }
        return SERVICE_ROLES.contains(role) ? SERVICE : byName(nodeName.toLowerCase(Locale.ROOT));
    }

    private static NodeKind byName(String name) {
        if (name.startsWith("compute")) {
            return COMPUTE;
        }
        if (name.startsWith("gpu")) {
            return GPU;
        }
        if (name.startsWith("login") || name.startsWith("mngt")) {
            return SERVICE;
        }
        return name.contains("isw") || name.contains("esw") ? NETWORK : COMPUTE;
    }
}
