package dev.rackstate.application.simulationcontrol;

/** There is no simulator that could be told or asked anything. Its message says how to switch it on. */
public final class SimulatorOffException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean pluginOff;

    private SimulatorOffException(String message, boolean pluginOff) {
        super(message);
        this.pluginOff = pluginOff;
    }

    /** The plugin is switched off. */
    static SimulatorOffException ofPlugin() {
        return new SimulatorOffException(
                "the simulator is switched off; set plugins.simulator.enabled to true in the main configuration file",
                true);
    }

    /** The plugin is switched on, and nobody takes its values. */
    static SimulatorOffException withoutTakers() {
        return new SimulatorOffException(
                "nothing is simulated: no source of telemetry is the simulator. Set telemetry.source to simulator in the"
                        + " main configuration file",
                false);
    }

    /** Whether the plugin is switched off; else it is on, and nobody takes its values. */
    public boolean isPluginOff() {
        return pluginOff;
    }
}
