package dev.rackstate.application.plugin;

import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plugins there are. They are part of the server; the configuration switches them on. */
public enum Plugin {
    /** Telemetry that is made up. */
    SIMULATOR(
            "simulator",
            "simulator",
            "Metrics Simulator",
            "Makes up telemetry of the building, incidents included, where there is no real one.",
            new Menu(
                    "simulator",
                    "Simulator",
                    "FlaskConical",
                    200,
                    List.of(new Menu.Item("sim-control", "Control", "/editors/settings#simulator", "Settings")))),

    /** The states that Slurm gives its nodes. */
    SLURM(
            "workload-slurm",
            "slurm",
            "Slurm Workload Manager",
            "Shows which nodes of the building Slurm runs jobs on, and which it cannot use.",
            new Menu(
                    "workload",
                    "Workload",
                    "Zap",
                    50,
                    List.of(
                            new Menu.Item("slurm-overview", "Overview", "/slurm/overview", "BarChart2"),
                            new Menu.Item("slurm-wallboard", "Room Wallboard", "/slurm/wallboard", "Columns"),
                            new Menu.Item("slurm-nodes", "Nodes", "/slurm/nodes", "Server"),
                            new Menu.Item("slurm-partitions", "Partitions", "/slurm/partitions", "Layers"),
                            new Menu.Item("slurm-alerts", "Alerts", "/slurm/alerts", "AlertTriangle"))));

    private static final PluginDocument NOTHING = new PluginDocument(false, Map.of(), false, "");

    private final String id;
    private final String otherName;
    private final String label;
    private final String description;
    private final Menu menu;

    Plugin(String id, String otherName, String label, String description, Menu menu) {
        this.id = id;
        this.otherName = otherName;
        this.label = label;
        this.description = description;
        this.menu = menu;
    }

    /** The plugin with this id, or with this name, which it has in older configurations. */
    public static Optional<Plugin> find(String name) {
        return Arrays.stream(values())
                .filter(plugin -> plugin.id.equals(name) || plugin.otherName.equals(name))
                .findFirst();
    }

    /** What the plugins that are switched on add to the navigation, from the top. */
    public static List<Menu> menu(SettingsDocument document) {
        return Arrays.stream(values())
                .filter(plugin -> plugin.isEnabled(document))
                .map(plugin -> plugin.menu)
                .sorted(Comparator.comparingInt(Menu::order))
                .toList();
    }

    /** Its id, which is also the key below {@code plugins} in the configuration. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The version of what it offers. */
    public String version() {
        return "1.0.0";
    }

    /** What it is for, in one sentence. */
    public String description() {
        return description;
    }

    /** Whether it is switched on. */
    public boolean isEnabled(SettingsDocument document) {
        return in(document).enabled();
    }

    /** Its configuration. */
    public PluginDocument in(SettingsDocument document) {
        return document.plugins().getOrDefault(id, NOTHING);
    }
}
