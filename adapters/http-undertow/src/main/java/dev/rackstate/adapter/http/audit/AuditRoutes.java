package dev.rackstate.adapter.http.audit;

import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.audit.AuditLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log, for administrators. */
public final class AuditRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRoutes.class);
    private static final Tag TAG = new Tag("Audit", "What people did.");
    private static final int MOST = 1000;

    private static final Parameter<String> ACTOR = query("actor", ParameterType.TEXT, "Only what this one did.");
    private static final Parameter<String> ACTION = query("action", ParameterType.TEXT, "Only this operation.");
    private static final Parameter<String> TEXT = query(
            "text",
            ParameterType.TEXT,
            "Only where this occurs in the target, the detail or a file name, in any case.");
    private static final Parameter<Instant> SINCE = query("since", ParameterType.TIME, "Not before.");
    private static final Parameter<Instant> UNTIL = query("until", ParameterType.TIME, "Before.");
    private static final Parameter<Integer> LIMIT =
            query("limit", ParameterType.whole(1, MOST), 100, "At most so many, the newest.");

    private AuditRoutes() {}

    /** The routes. */
    public static List<Route> routes(AuditLog log) {
        return List.of(RouteBuilder.get("/api/audit", "listAuditEntries", TAG)
                .summary("Who did what, when, and what it changed")
                .description("Also what was tried and refused, and who signed in.")
                .takes(ACTOR, ACTION, TEXT, SINCE, UNTIL, LIMIT)
                .needs(Role.ADMIN)
                .answers(AuditJson.class, "The entries that match, newest first.")
                .refuses(503, "The audit log cannot be read now.")
                .works(call -> Answer.ok(find(log, call))));
    }

    private static AuditJson find(AuditLog log, Call call) throws Refusal {
        try {
            return AuditJson.of(log.find(new AuditLog.Query(
                    call.find(ACTOR),
                    call.find(ACTION),
                    call.find(TEXT),
                    call.find(SINCE),
                    call.find(UNTIL),
                    call.get(LIMIT))));
        } catch (IOException e) {
            LOG.error("the audit log cannot be read", e);
            throw Refusal.of(503, "The audit log cannot be read now; the server's log says why");
        }
    }
}
