package dev.rackstate.adapter.http.system;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.system.RestartProcess;
import dev.rackstate.application.system.RestartServer;
import dev.rackstate.application.system.RunningProcess;
import dev.rackstate.application.system.ViewServerProcesses;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The process that serves. */
public final class SystemRoutes {
    private static final Tag TAG = new Tag("System", "The process that serves.");

    private SystemRoutes() {}

    /** The routes. */
    public static List<Route> routes(
            RunningProcess process,
            ViewServerProcesses processes,
            RestartServer restart,
            InstantSource clock,
            String version) {
        return List.of(
                RouteBuilder.get("/api/system/status", "getSystemStatus", TAG)
                        .summary("The process that serves")
                        .answers(SystemStatusJson.class, "It runs, or nobody would answer.")
                        .replies(call -> Answer.ok(SystemStatusJson.of(process, version, clock.instant()))),
                RouteBuilder.get("/api/system/process-stats", "getProcessStatistics", TAG)
                        .summary("What the server, the simulator and Prometheus use")
                        .description(
                                "The simulator and Prometheus have three seconds to answer, and what they said is good"
                                        + " for five.")
                        .answers(ProcessStatsJson.class, "What they use.")
                        .works(call -> Answer.ok(ProcessStatsJson.of(OwnProcess.usage(), processes.processes()))),
                RouteBuilder.of(Methods.POST, "/api/system/restart", "restartSystem", TAG)
                        .summary("End the process for its supervisor to start it again")
                        .description("Requests under way are answered; then the process ends with exit code "
                                + RestartProcess.EXIT_CODE + ". Only where server.allow_restart is true.")
                        .answers(RestartJson.class, "The process ends now.")
                        .refuses(409, "server.allow_restart is false.")
                        .needs(Role.ADMIN)
                        .works(call -> restart(call, restart)));
    }

    private static Answer restart(Call call, RestartServer restart) throws Refusal {
        Optional<String> objection =
                restart.restart(Edits.author(call), call.route().operation());
        if (objection.isPresent()) {
            throw Refusal.of(StatusCodes.CONFLICT, objection.get());
        }
        return Answer.ok(new RestartJson("ok", "The server ends now, for its supervisor to start it again"));
    }
}
