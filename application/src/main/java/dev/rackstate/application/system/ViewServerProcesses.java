package dev.rackstate.application.system;

/** Looks at what the processes use that the server works with. */
public interface ViewServerProcesses {
    /** What they use, as of a few seconds ago at most. May wait for them some seconds: not for a thread that must not. */
    ServerProcesses processes();

    /**
     * The processes.
     *
     * @param simulator the simulator
     * @param prometheus the first server of telemetry in the configuration
     */
    record ServerProcesses(ProcessUsage simulator, ProcessUsage prometheus) {}
}
