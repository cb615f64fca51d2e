package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.http.route.Response;
import dev.rackstate.adapter.http.route.Route;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets leave the server only where they are made, and once. */
class SecretsTest {
    private static final List<String> WORDS = List.of("password", "passwd", "hash", "secret", "token", "credential");

    @Test
    void noAnswer_hasAPlaceForASecret_butWhereOneIsMade() {
        try (TestServer server = TestServer.start()) {
            Set<String> suspicious = new TreeSet<>();
            Set<Class<?>> seen = new HashSet<>();
            server.api.table().routes().stream()
                    .map(Route::responses)
                    .flatMap(List::stream)
                    .map(Response::type)
                    .forEach(type -> look(type, seen, suspicious));

            assertThat(seen).hasSizeGreaterThan(30);
            assertThat(suspicious)
                    .containsExactly("CreatedApiKeyJson.key", "SessionJson.accessToken", "SessionJson.tokenType");
        }
    }

    private static void look(Type type, Set<Class<?>> seen, Set<String> suspicious) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(part -> look(part, seen, suspicious));
        } else if (type instanceof Class<?> record && record.isRecord() && seen.add(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (isSuspicious(component)) {
                    suspicious.add(record.getSimpleName() + "." + component.getName());
                }
                look(component.getGenericType(), seen, suspicious);
            }
        }
    }

    private static boolean isSuspicious(RecordComponent component) {
        String name = component.getName().toLowerCase(Locale.ROOT);
        return name.equals("key") || WORDS.stream().anyMatch(name::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"usernam\":\"x\",\"password\":\"hunter2\"}",
                "{\"username\":1,\"password\":\"hunter2\"}",
                "{\"username\":\"x\",\"password\":[\"hunter2\"]}",
                "{\"username\":\"x\",\"password\":hunter2}",
                "{\"username\":\"x\",\"password\":\"hunter2\",}",
                "[\"hunter2\"]",
                "\"hunter2\"",
                "hunter2"
            })
    void aBodyWithASecretThatIsRefused_isNotRepeated(String body) {
        try (TestServer server = TestServer.start()) {
            HttpResponse<String> answer = server.write("POST", "/api/auth/login", body);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("hunter2");
            assertThat(TestServer.parse(answer.body()).at("/detail/0/msg").stringValue())
                    .isNotBlank();
        }
    }

    @Test
    void everyBodyWithAPassword_isMarkedAsSecret() {
        try (TestServer server = TestServer.start()) {
            List<String> unmarked = server.api.table().routes().stream()
                    .filter(route -> !route.secretBody() && holdsPassword(route.request()))
                    .map(Route::toString)
                    .toList();

            assertThat(unmarked).isEmpty();
        }
    }

    private static boolean holdsPassword(Class<?> request) {
        return request != null
                && request.isRecord()
                && Stream.of(request.getRecordComponents())
                        .anyMatch(component ->
                                component.getName().toLowerCase(Locale.ROOT).contains("password"));
    }
}
