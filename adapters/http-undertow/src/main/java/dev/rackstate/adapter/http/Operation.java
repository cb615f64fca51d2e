package dev.rackstate.adapter.http;

import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.editing.AuditTrail;
import dev.rackstate.application.editing.StartProfile;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.system.RestartServer;
import dev.rackstate.application.system.RunningProcess;
import dev.rackstate.application.system.ViewServerProcesses;
import java.util.Map;

/**
 * What concerns the running of the server itself.
 *
 * @param process the process that serves
 * @param processes what it and its neighbours use
 * @param restart restarts it
 * @param logs the latest part of its log
 * @param profiles the configurations that stand side by side
 * @param startProfile begins another one
 * @param environment the environment variables, as they were at the start
 * @param audit notes what callers did
 */
public record Operation(
        RunningProcess process,
        ViewServerProcesses processes,
        RestartServer restart,
        LogBuffer logs,
        Profiles profiles,
        StartProfile startProfile,
        Map<String, String> environment,
        AuditTrail audit) {
    /** Copies the map. */
    public Operation {
        environment = Map.copyOf(environment);
    }
}
