package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import io.undertow.util.HttpString;

/** Answers with a value that is made for this call and not kept. */
record ReplyEndpoint(Runner runner, Reply reply) implements Endpoint {
    @Override
    public void serve(Call call) throws Refusal {
        Answer answer = reply.answer(call);
        answer.headers()
                .forEach((name, value) -> call.exchange().getResponseHeaders().put(new HttpString(name), value));
        if (answer.body() == null) {
            Responder.sendNothing(call.exchange(), answer.status());
        } else {
            Responder.send(call.exchange(), answer.status(), Body.json(answer.body()), null);
        }
    }
}
