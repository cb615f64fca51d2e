package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.IdentityPorts;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldIdentity;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.http.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of our own on a free port, and a client that speaks real HTTP to it and holds every answer to the contract. */
final class TestServer implements AutoCloseable {
    static final String VERSION = "1.2.3-test";
    static final Settings.Server LOCAL = new Settings.Server("127.0.0.1", 0, "", List.of(), null, null);

    private static final JsonMapper JSON = new JsonMapper();

    final Situation situation = Situation.start();
    final LiveState state = new LiveState(situation.published());
    final SettableClock clock = new SettableClock(Situation.NOW.plusSeconds(5));
    final Api api;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApiContract contract;
    private volatile ViewTelemetryStatistics.Statistics statistics = AFTER_A_ROUND;

    static final ViewTelemetryStatistics.Statistics AFTER_A_ROUND = new ViewTelemetryStatistics.Statistics(
            42,
            2,
            1,
            4.5,
            5.25,
            Situation.NOW,
            Duration.ofSeconds(30),
            new ViewTelemetryStatistics.Round(Situation.NOW, Duration.ofMillis(125), 17, 4, 1, 12, 0));
    static final ViewTelemetryStatistics.Statistics BEFORE_ANY_ROUND =
            new ViewTelemetryStatistics.Statistics(0, 0, 0, null, null, null, Duration.ofSeconds(30), null);

    /** Accounts, keys and sessions, and the configuration that holds them, which can be changed. */
    final HeldIdentity identity;
    /** What was done. */
    final Entries audit;
    /** Who calls, unless accounts are real; authentication is off until a test switches it on. */
    final People people;

    /** Where the configuration is held. */
    final HeldConfigurationStore store;
    /** The running of this server. */
    final Running running;

    private TestServer(Settings.Server settings, Limits limits, List<Route> more, boolean realAccounts) {
        this(settings, limits, more, realAccounts, null);
    }

    private TestServer(
            Settings.Server settings, Limits limits, List<Route> more, boolean realAccounts, @Nullable Ports given) {
        Configuration configuration = situation.configuration();
        identity = new HeldIdentity(
                realAccounts ? HeldIdentity.signInFor(configuration, People.PASSWORD) : configuration, clock);
        store = identity.store();
        audit = new Entries(identity.audit());
        running = new Running(identity.audit());
        people = new People(identity);
        IdentityPorts accounts = realAccounts ? real(identity) : people.ports();
        Ports ports = given != null
                ? given
                : TestPorts.over(state)
                        .telemetry(() -> statistics)
                        .editing(shownEditing())
                        .identity(accounts)
                        .audit(audit)
                        .operation(running.operation(state, store, clock))
                        .clock(clock)
                        .ports();
        api = new Api(ports, settings, limits, more);
        try {
            server = HttpServer.start(settings, api, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        contract = new ApiContract(
                JSON.readTree(send(request("/openapi.json").build()).body()), settings.urlPrefix());
    }

    /** Ports that only show a state. */
    static Ports ports(LiveState state) {
        return TestPorts.over(state).clock(InstantSource.system()).ports();
    }

    /** What is changed shows at once. */
    private EditConfiguration shownEditing() {
        return (change, options) -> {
            Edited edited = identity.editing().edit(change, options);
            if (!edited.dryRun()) {
                state.adopt(edited.after());
            }
            return edited;
        };
    }

    static TestServer start() {
        return start(LOCAL);
    }

    static TestServer start(Settings.Server settings) {
        return new TestServer(settings, Limits.DEFAULT, List.of(), false);
    }

    static TestServer start(Limits limits, List<Route> more) {
        return new TestServer(LOCAL, limits, more, false);
    }

    /** A server with authentication on, real sessions and keys, and an administrator with {@link People#PASSWORD}. */
    static TestServer startWithAccounts() {
        return new TestServer(LOCAL, Limits.DEFAULT, List.of(), true);
    }

    private static IdentityPorts real(HeldIdentity held) {
        return new IdentityPorts(
                held.identity().callers(),
                held.identity().signIn(),
                held.identity().accounts(),
                held.avatars());
    }

    /** A server of something else than the situation. */
    static TestServer of(Ports ports) {
        return new TestServer(LOCAL, Limits.DEFAULT, List.of(), false, ports);
    }

    static Settings.Server corsOrigins(String... origins) {
        return new Settings.Server("127.0.0.1", 0, "", List.of(origins), null, null);
    }

    /** Settings of a server behind a proxy at this address. */
    static Settings.Server behind(String... proxies) {
        return new Settings.Server(
                "127.0.0.1", 0, "", List.of(), null, null, new Settings.Access(false, false, List.of(proxies)));
    }

    /** Publishes what the situation has come to. */
    void publish(UnaryOperator<Situation> change) {
        state.publish(change.apply(situation).published());
    }

    void statistics(ViewTelemetryStatistics.Statistics numbers) {
        statistics = numbers;
    }

    URI uri() {
        return server.uri();
    }

    int port() {
        return server.port();
    }

    HttpClient client() {
        return client;
    }

    ApiContract contract() {
        return contract;
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri() + path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** A GET whose answer must be what the OpenAPI document says. */
    HttpResponse<String> get(String path, String... headers) {
        return checked(request(path, headers).GET().build());
    }

    HttpResponse<String> method(String method, String path, String... headers) {
        return checked(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return checked(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** A request with a JSON body. */
    HttpResponse<String> write(String method, String path, String body, String... headers) {
        return checked(request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> checked(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        contract.check(request, answer);
        return answer;
    }

    /** The JSON of a GET that must succeed. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The {@code detail} of a GET that must fail with this status. */
    String refusal(int status, String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != status) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).get("detail").stringValue();
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The names of an object, in order. */
    static List<String> names(JsonNode object) {
        return new ArrayList<>(object.propertyNames());
    }

    static Instant time(JsonNode text) {
        return Instant.parse(text.stringValue());
    }

    @Override
    public void close() {
        server.close();
        identity.close();
    }
}
