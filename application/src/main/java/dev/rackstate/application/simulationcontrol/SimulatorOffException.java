package dev.rackstate.application.simulationcontrol;

/** There is no simulator that could be told anything. */
public final class SimulatorOffException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The refusal, which says how to switch it on. */
    public SimulatorOffException() {
        super("the simulator is switched off: nothing is simulated here. In the main file set"
                + " plugins.simulator.enabled: true and telemetry.source: simulator");
    }
}
