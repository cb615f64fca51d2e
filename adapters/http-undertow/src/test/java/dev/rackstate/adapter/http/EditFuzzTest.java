package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.http.route.Example;
import dev.rackstate.adapter.http.route.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are nearly right: every example of a write with one value replaced. The fault is never the server's. */
class EditFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static EditingServer server;
    private static final List<Attempt> EXAMPLES = new ArrayList<>();

    record Attempt(String method, String path, JsonNode body) {}

    @BeforeContainer
    static void start() {
        server = EditingServer.start();
        for (Route route : server.http.api.table().routes()) {
            for (Example example : route.examples()) {
                if (!example.body().isEmpty()) {
                    EXAMPLES.add(
                            new Attempt(route.method().toString(), example.path(), TestServer.parse(example.body())));
                }
            }
        }
    }

    @AfterContainer
    static void stop() {
        server.close();
        EXAMPLES.clear();
    }

    @Property(tries = 1500)
    void aBodyThatIsNearlyRight_isTakenOrRefused_andTheServerLivesOn(@ForAll("attempts") Attempt attempt) {
        HttpResponse<String> answer =
                server.send(attempt.method(), attempt.path(), attempt.body().toString());

        assertThat(answer.statusCode()).as(attempt + " " + answer.body()).isIn(200, 201, 400, 404, 409, 422);
        assertThat(server.http.get("/api/sites").statusCode()).isEqualTo(200);
        assertThat(server.http.get("/api/maintenances").statusCode()).isEqualTo(200);
    }

    @Provide
    Arbitrary<Attempt> attempts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, EXAMPLES.size() - 1),
                        Arbitraries.integers().between(0, 1000),
                        values())
                .as((example, place, value) -> {
                    Attempt attempt = EXAMPLES.get(example);
                    JsonNode body = attempt.body().deepCopy();
                    List<Runnable> places = new ArrayList<>();
                    collect(body, value, places);
                    places.get(place % places.size()).run();
                    return new Attempt(attempt.method(), attempt.path(), body);
                });
    }

    /** Everything that can be replaced, taken away or added in a body. */
    private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                places.add(() -> object.set(name, value));
                places.add(() -> object.remove(name));
                collect(object.get(name), value, places);
            }
            places.add(() -> object.set("extra", value));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, value));
                places.add(() -> array.add(array.get(at)));
                collect(array.get(i), value, places);
            }
            places.add(() -> array.add(value));
        }
    }

    private static Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> odd = Arbitraries.of(
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "[null]",
                        "{\"\":null}",
                        "\"\"",
                        "\" \"",
                        "\"..\"",
                        "\"\\u0000\"",
                        "\"\\ud83d\\ude00\"",
                        "\"n[1-20]\"",
                        "\"n[1-99999]\"",
                        "\"r1\"",
                        "\"hall\"",
                        "\"server\"",
                        "0",
                        "-1",
                        "1",
                        "42",
                        "61",
                        "2147483648",
                        "1e400",
                        "0.5",
                        "99999999999999999999999")
                .map(TestServer::parse);
        Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(200).map(text -> JSON.valueToTree(text));
        return Arbitraries.oneOf(odd, odd, texts);
    }
}
