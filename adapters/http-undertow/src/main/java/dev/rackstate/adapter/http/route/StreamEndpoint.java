package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;

/** Answers in its own way: event streams, metrics, files. */
record StreamEndpoint(Runner runner, Stream stream) implements Endpoint {
    @Override
    public void serve(Call call) throws Refusal {
        stream.open(call);
    }
}
