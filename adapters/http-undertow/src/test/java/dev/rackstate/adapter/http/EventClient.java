package dev.rackstate.adapter.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client that reads server-sent events from a chunked answer line by line, as a browser does. */
final class EventClient implements AutoCloseable {
    final RawConnection connection;
    final Map<String, String> headers = new HashMap<>();
    final String status;

    /**
     * Connects.
     *
     * @param more further header lines, each with its end
     */
    EventClient(int port, String path, String... more) throws IOException {
        connection = new RawConnection(port);
        connection.say("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", more) + "\r\n");
        status = connection.line();
        for (String line = connection.line(); !line.isEmpty(); line = connection.line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    /** The next event or comment: its fields, skipping the sizes of chunks. */
    Map<String, String> next() throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (true) {
            String line = connection.line();
            if (line.isEmpty() && !fields.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            if (colon >= 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }

    JsonNode data() throws IOException {
        return TestServer.parse(next().get("data"));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
