package dev.rackstate.adapter.http.inquiry;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.inquiry.InquiryException;

/** How a caller is told that a question has no answer. */
public final class Unanswered {
    private static final int RETRY_AFTER_SECONDS = 5;

    private Unanswered() {}

    /** Declares what every route refuses that asks the sources. */
    public static RouteBuilder declare(RouteBuilder route) {
        return route.refuses(400, "It cannot be asked like this.")
                .refuses(502, "No source gave an answer: out of reach, unable, or refusing the question.")
                .refuses(503, "No configured source answers here, or the server is stopping.")
                .refuses(504, "No source gave an answer in time.");
    }

    /** The refusal. */
    public static Refusal refusal(InquiryException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case NOT_FOUND -> Refusal.notFound(message);
            case INVALID -> Refusal.of(400, message);
            case UNANSWERED -> Refusal.of(502, message);
            case NO_SOURCE -> Refusal.of(503, message);
            case INTERRUPTED -> Refusal.busy(message, RETRY_AFTER_SECONDS);
            case TIMEOUT -> Refusal.of(504, message);
        };
    }
}
