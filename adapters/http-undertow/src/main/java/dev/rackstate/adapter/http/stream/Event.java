package dev.rackstate.adapter.http.stream;

import dev.rackstate.adapter.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One event as it goes over the wire. The bytes are shared by all clients.
 *
 * @param id what a client that comes back says it has seen
 * @param bytes the event; not to be changed
 */
record Event(String id, byte[] bytes) {
    /** An event with a JSON document, which holds no line break. */
    static Event of(String id, String name, Object document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("id: " + id + "\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Json.bytes(document));
        out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return new Event(id, out.toByteArray());
    }
}
