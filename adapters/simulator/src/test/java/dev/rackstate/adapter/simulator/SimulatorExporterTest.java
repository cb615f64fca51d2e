package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.testkit.fake.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorExporterTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Simulator simulator = MachineRooms.simulator(MachineRooms.twoSites(), MachineRooms.calm());
    private final SettableClock clock = new SettableClock(MachineRooms.NOON);
    private SimulatorExporter exporter;

    @BeforeEach
    void start() throws IOException {
        exporter = SimulatorExporter.start(simulator, clock, "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        exporter.close();
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + exporter.address().getPort() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void scrape_isTheSimulationAtThatMoment() throws Exception {
        HttpResponse<byte[]> response = ask("GET", "/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
        Simulation simulation = simulator.simulation();
        assertThat(ExpositionText.parse(text(response)).samples)
                .isEqualTo(Readout.of(simulation, MachineRooms.NOON).all());
    }

    @Test
    void scrape_thatAsksForGzip_getsTheSameSmaller() throws Exception {
        byte[] plain = ask("GET", "/metrics").body();

        HttpResponse<byte[]> response = ask("GET", "/metrics", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(response.body()).hasSizeLessThan(plain.length / 5);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void scrape_thatRefusesGzip_getsPlainText() throws Exception {
        HttpResponse<byte[]> response = ask("GET", "/metrics", "Accept-Encoding", "gzip;q=0, identity");

        assertThat(text(response)).startsWith("# HELP up ");
    }

    @Test
    void scrape_afterAnUpdate_showsIt() throws Exception {
        simulator.follow(MachineRooms.configuration(
                MachineRooms.twoSites(), MachineRooms.forced(MachineRooms.onNode("node1", "up", 0))));

        assertThat(text(ask("GET", "/metrics")))
                .contains("up{chassis_id=\"g1\",instance=\"node1\",job=\"node\",node_id=\"node1\",rack_id=\"r03\","
                        + "room_id=\"hall\",site_id=\"north\"} 0\n");
    }

    @Test
    void root_saysWhatThisIs() throws Exception {
        HttpResponse<byte[]> response = ask("GET", "/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).contains("/metrics").contains("honor_labels: true");
    }

    @Test
    void otherPathsAndMethods_areRefused() throws Exception {
        assertThat(ask("GET", "/nothing").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> post = ask("POST", "/metrics");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
        assertThat(ask("DELETE", "/").statusCode()).isEqualTo(405);
    }

    @Test
    void head_isAnsweredWithoutABody() throws Exception {
        HttpResponse<byte[]> response = ask("HEAD", "/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    /** As many readers that never read as there are threads: the next one is served all the same. */
    @Test
    void readers_thatStall_doNotKeepOthersFromTheScrape() throws Exception {
        Simulator large = MachineRooms.simulator(MachineRooms.large(14_000), MachineRooms.calm());
        try (SimulatorExporter other = SimulatorExporter.start(large, clock, "127.0.0.1", 0, Duration.ofMillis(300));
                Socket one = stalled(other);
                Socket two = stalled(other);
                Socket three = stalled(other)) {
            assertThat(List.of(one, two, three)).allMatch(Socket::isConnected);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + other.address().getPort() + "/metrics"))
                    .timeout(Duration.ofSeconds(20))
                    .build();

            assertThat(CLIENT.send(request, BodyHandlers.ofByteArray()).body()).hasSizeGreaterThan(20_000_000);
        }
    }

    private static Socket stalled(SimulatorExporter exporter) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(exporter.address());
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().read();
        return socket;
    }

    @Test
    void start_onATakenPort_saysWhichAndWhy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SimulatorExporter.start(simulator, clock, "127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the simulator's exporter cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use");
        }
    }

    @Test
    void scrapeConfig_thatCannotBe_isRefused() {
        assertThatThrownBy(() -> SimulatorExporter.scrapeConfig("127.0.0.1:9000", Duration.ofMillis(500)))
                .hasMessage("a scrape interval is at least 1 s, not PT0.5S");
        assertThatThrownBy(() -> SimulatorExporter.scrapeConfig("x'\n", Duration.ofSeconds(15)))
                .hasMessage("'x'\n' is not a host and port");
    }
}
