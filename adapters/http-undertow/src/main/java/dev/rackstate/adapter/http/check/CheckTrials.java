package dev.rackstate.adapter.http.check;

import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.inquiry.Unanswered;
import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.TestExpression.Expression;
import dev.rackstate.application.inquiry.TryCheck.Attempt;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.HealthState;
import io.undertow.util.Methods;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trying expressions and checks out. Both ask the sources what the caller wants, so a viewer may not. */
final class CheckTrials {
    private static final int MOST_VERDICTS = 1000;

    private static final Parameter<HealthState> STATE =
            query("state", ParameterType.choice(HealthState.class), "Only verdicts of this state.");
    private static final Parameter<Integer> LIMIT =
            query("limit", ParameterType.whole(1, MOST_VERDICTS), 100, "At most so many verdicts.");
    private static final Parameter<Integer> OFFSET =
            query("offset", ParameterType.whole(0, Integer.MAX_VALUE), 0, "Leave out so many at the beginning.");

    private final Publications publications;
    private final Inquiries inquiries;

    CheckTrials(Publications publications, Inquiries inquiries) {
        this.publications = publications;
        this.inquiries = inquiries;
    }

    List<Route> routes() {
        return List.of(
                Unanswered.declare(RouteBuilder.of(Methods.POST, "/api/checks/test", "testExpression", CheckRoutes.TAG)
                                .summary("Try an expression out")
                                .description("One instant query to one source. A variable stands for exactly one value:"
                                        + " it is escaped for where it stands, so that it cannot change the query.")
                                .takesBody(TestRequestJson.class)
                                .answers(TestedJson.class, "What the source answered."))
                        .needs(Role.OPERATOR)
                        .example("A node", """
                                {"expr": "up{instance=\\"$node\\"} == 0", "variables": {"node": "n002"}}
                                """, "")
                        .works(this::test),
                Unanswered.declare(RouteBuilder.of(Methods.POST, "/api/checks/try", "tryCheck", CheckRoutes.TAG)
                                .summary("Try a check out: what it would say now")
                                .description("Asks the sources once, as a round would, and judges the samples by the"
                                        + " check's rules. Nothing is written and no state changes. for holds nothing"
                                        + " back here; held_back tells what it would.")
                                .takes(STATE, LIMIT, OFFSET)
                                .takesBody(TryRequestJson.class)
                                .answers(TrialJson.class, "What the check would say."))
                        .refuses(404, "There is no such check in the library.")
                        .needs(Role.OPERATOR)
                        .example("Other rules for a check of the library", """
                                {"check_id": "node_up",
                                 "check": {"for": null, "rules": [{"op": "==", "value": 0, "severity": "WARN"}]}}
                                """, "")
                        .example("A check that is not in the library yet", """
                                {"check": {"id": "node_gone", "scope": "node", "expr": "up{instance=~\\"$instances\\"}",
                                   "rules": [{"op": "==", "value": 0, "severity": "CRIT"}], "for": "5m"},
                                 "template_ids": ["server"]}
                                """, "")
                        .works(this::attempt));
    }

    private Answer test(Call call) throws Refusal {
        TestRequestJson request = call.body(TestRequestJson.class);
        Map<String, String> variables = Objects.requireNonNullElse(request.variables(), Map.of());
        try {
            return Answer.ok(TestedJson.of(
                    inquiries.expressions().test(new Expression(request.expr(), variables, request.source()))));
        } catch (InquiryException e) {
            throw Unanswered.refusal(e);
        }
    }

    private Answer attempt(Call call) throws Refusal {
        TryRequestJson request = call.body(TryRequestJson.class);
        Check check = check(request, publications.current().published().configuration());
        List<String> templates = request.templateIds();
        Attempt attempt = new Attempt(check, templates == null ? null : new HashSet<>(templates), request.source());
        try {
            return Answer.ok(TrialJson.of(
                    check, inquiries.checks().attempt(attempt), call.find(STATE), call.get(OFFSET), call.get(LIMIT)));
        } catch (InquiryException e) {
            throw Unanswered.refusal(e);
        }
    }

    private static Check check(TryRequestJson request, Configuration configuration) throws Refusal {
        String id = request.checkId();
        Check base = id == null ? null : CheckRoutes.find(configuration, id);
        CheckDefinitionJson definition = request.check();
        if (definition != null) {
            return new CheckDraft(
                            definition, base, configuration.settings().planner().unknownState())
                    .check();
        }
        if (base == null) {
            throw Refusal.invalid(List.of(new FieldError(
                    "missing",
                    List.of("body", "check"),
                    "'check' is required: a definition, unless 'check_id' names a check of the library",
                    null)));
        }
        return base;
    }
}
