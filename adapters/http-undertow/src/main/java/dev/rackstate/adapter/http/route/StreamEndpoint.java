package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;

/** Answers in its own way: event streams, text that is written piece by piece, files. */
record StreamEndpoint(Runner runner, Stream stream) implements Endpoint {
    @Override
    public void serve(Call call) throws Refusal {
        stream.open(call);
    }
}
