package dev.rackstate.testkit.process;

import java.time.Duration;
import java.util.Map;

/** What a {@link FaultyUpstream} does instead of answering well. */
public sealed interface Fault {
    /** Nothing wrong. */
    record None() implements Fault {}

    /** The answer is right, and late. */
    record Delay(Duration time) implements Fault {}

    /** The whole length is announced, and the connection closes after this many bytes of the body. */
    record CutAfter(int bytes) implements Fault {}

    /** The request is read, and the connection closes without a word. */
    record HangUp() implements Fault {}

    /** HTTP 200 with this body. */
    record Body(String text) implements Fault {}

    /** HTTP 200 with these bytes and headers. */
    record Bytes(byte[] bytes, Map<String, String> headers) implements Fault {}

    /** This status, with a body and headers. */
    record Status(int code, String body, Map<String, String> headers) implements Fault {
        /** Without headers of its own. */
        public Status(int code, String body) {
            this(code, body, Map.of());
        }
    }

    /**
     * A body that never ends.
     *
     * @param start comes first
     * @param repeated comes again and again after it
     */
    record Endless(String start, String repeated) implements Fault {}

    /** A body is announced with these headers, and never comes. */
    record Silence(Map<String, String> headers) implements Fault {}

    /** The right answer, one byte at a time with this pause after each. */
    record Drip(Duration pause) implements Fault {}
}
