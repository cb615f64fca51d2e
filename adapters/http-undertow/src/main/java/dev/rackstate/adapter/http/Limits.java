package dev.rackstate.adapter.http;

import java.time.Duration;

/**
 * What the server takes before it says no.
 *
 * @param bodyBytes the largest request body
 * @param urlLength the longest address in the request line, in characters
 * @param headerBytes the largest request line and headers together
 * @param headers the most headers of a request
 * @param parameters the most parameters of a query string
 * @param connections the most connections at once; further ones wait unaccepted
 * @param parse how long a request line and headers may take to arrive
 * @param idle how long a connection may stay open without a request
 * @param transfer how long a read or write may make no progress
 * @param shutdown how long requests under way may take when the server stops
 * @param workers threads for work that does not belong on an IO thread
 * @param queue jobs that may wait for such a thread
 * @param streams the most event streams at once
 * @param heartbeat how often each event stream shows that it lives
 * @param logStream how long a stream of the log lasts
 */
record Limits(
        int bodyBytes,
        int urlLength,
        int headerBytes,
        int headers,
        int parameters,
        int connections,
        Duration parse,
        Duration idle,
        Duration transfer,
        Duration shutdown,
        int workers,
        int queue,
        int streams,
        Duration heartbeat,
        Duration logStream) {
    static final Limits DEFAULT = new Limits(
            1024 * 1024,
            8 * 1024,
            32 * 1024,
            100,
            500,
            4096,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
            256,
            64,
            Duration.ofSeconds(15),
            Duration.ofSeconds(600));
}
