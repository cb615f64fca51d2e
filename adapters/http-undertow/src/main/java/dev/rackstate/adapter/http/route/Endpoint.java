package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Selection;

/** What stands behind a route. Called with valid parameters only. */
public interface Endpoint {
    /** The thread that carries a call out. */
    enum Runner {
        /** The thread that reads and writes connections: for what neither waits nor takes long. */
        IO,
        /** One of the bounded pool: for everything else. */
        WORKER,
        /**
         * One of another bounded pool: for what keeps its thread for long without doing anything itself, such as waiting
         * for a password hash or for an answer from elsewhere. Whatever happens there, the workers stay free.
         */
        WAITER
    }

    /** The thread that carries a call out. */
    Runner runner();

    /**
     * Carries a call out and sends the answer, or sees to it that it is sent.
     *
     * @throws Refusal when the call is not carried out; nothing was sent then
     */
    void serve(Call call) throws Refusal;

    /** Answers with a document over the latest publication. */
    @FunctionalInterface
    interface Read {
        /** Which document is asked for. */
        Selection select(Publication publication, Call call) throws Refusal;
    }

    /** Answers with a document. */
    @FunctionalInterface
    interface Search {
        /** Which document is asked for. Neither waits nor takes long. */
        Document find(Call call) throws Refusal;
    }

    /** Answers with a value. */
    @FunctionalInterface
    interface Reply {
        /** The answer. */
        Answer answer(Call call) throws Refusal;
    }

    /** Takes over the connection and answers in its own way. */
    @FunctionalInterface
    interface Stream {
        /** Starts the answer; what follows is the stream's own business. */
        void open(Call call) throws Refusal;
    }
}
