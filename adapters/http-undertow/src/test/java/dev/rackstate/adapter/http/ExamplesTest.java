package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.http.route.Example;
import dev.rackstate.adapter.http.route.Route;
import io.undertow.util.Methods;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the documentation do what they say. */
class ExamplesTest {
    /** Ids of maintenances are drawn at random; in an example any of them stands for any other. */
    private static final String DRAWN_ID = "\"[0-9a-f]{12}\"";

    private static List<Route> routes() {
        try (EditingServer server = EditingServer.start()) {
            return server.http.api.table().routes();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExample_isAnsweredAsItSays() {
        return routes().stream()
                .flatMap(route -> route.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                route.operation() + ": " + example.name(), () -> execute(route, example))));
    }

    private static void execute(Route route, Example example) {
        try (EditingServer server = EditingServer.start()) {
            HttpResponse<String> answer = server.send(route.method().toString(), example.path(), example.body());

            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            if (!example.answer().isEmpty()) {
                assertThat(TestServer.parse(answer.body().replaceAll(DRAWN_ID, "\"id\"")))
                        .isEqualTo(TestServer.parse(example.answer().replaceAll(DRAWN_ID, "\"id\"")));
            }
        }
    }

    @Test
    void everyWriteOfTheConfiguration_hasAnExample() {
        List<Route> writes = routes().stream()
                .filter(route -> !route.method().equals(Methods.GET))
                .filter(route ->
                        route.path().matches("/api/(topology|catalog|maintenances|config|setup|plugins|simulator).*"))
                .toList();

        assertThat(writes)
                .hasSizeGreaterThan(25)
                .allSatisfy(route ->
                        assertThat(route.examples()).as(route.toString()).isNotEmpty());
    }
}
