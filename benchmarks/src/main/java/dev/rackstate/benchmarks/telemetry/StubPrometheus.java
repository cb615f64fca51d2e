package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.topology.CompiledTopology;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers instant queries like a Prometheus, with bytes prepared beforehand: so that a measurement of the
 * whole server holds no time of anybody else's. Listens on a free port of the loopback address.
 *
 * <p>Knows the questions that the checks and metrics of a generated machine come to, and that for the states of Slurm's
 * nodes, and refuses others.
 */
public final class StubPrometheus implements AutoCloseable {
    private final Map<Signal, InTurn<byte[]>> checked = new EnumMap<>(Signal.class);
    private final Map<Signal, byte[]> measured = new EnumMap<>(Signal.class);
    private final byte[] constant = VectorJson.constant();
    private final byte[] slurmStates;
    private final Undertow server;

    private StubPrometheus(CompiledTopology topology) {
        for (Signal signal : Signal.values()) {
            checked.put(signal, new InTurn<>(phase -> VectorJson.checked(topology, signal, phase)));
            measured.put(signal, VectorJson.measured(topology, signal));
        }
        slurmStates = VectorJson.slurmStates(topology);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(this::handle)
                .build();
    }

    /** Prepares the answers for a topology and begins to listen. */
    public static StubPrometheus start(CompiledTopology topology) {
        StubPrometheus stub = new StubPrometheus(topology);
        stub.server.start();
        return stub;
    }

    /** Where it listens. */
    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    private void handle(HttpServerExchange exchange) {
        if (!exchange.getRequestPath().equals("/api/v1/query")) {
            exchange.setStatusCode(404).endExchange();
            return;
        }
        exchange.getRequestReceiver().receiveFullString((at, form) -> answer(at, query(form)));
    }

    private static String query(String form) {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith("query=")) {
                return URLDecoder.decode(pair.substring("query=".length()), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private void answer(HttpServerExchange exchange, String query) {
        byte[] body = bodyFor(query);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        if (body == null) {
            exchange.setStatusCode(400)
                    .getResponseSender()
                    .send("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no answer was prepared\"}");
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        }
    }

    private byte @Nullable [] bodyFor(String query) {
        if (query.equals("vector(1)")) {
            return constant;
        }
        if (query.contains("slurm_node_status")) {
            return slurmStates;
        }
        Signal signal = Signal.askedBy(query).orElse(null);
        if (signal == null) {
            return null;
        }
        // A metric of devices or racks is asked for twice: summed up by its check, and as it is by the metrics library.
        boolean byCheck = signal.scope() == CheckScope.NODE || query.startsWith("sum by");
        InTurn<byte[]> answers = checked.get(signal);
        return byCheck && answers != null ? answers.next() : measured.get(signal);
    }

    @Override
    public void close() {
        server.stop();
    }
}
