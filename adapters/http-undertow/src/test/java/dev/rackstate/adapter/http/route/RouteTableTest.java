package dev.rackstate.adapter.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final Tag TAG = new Tag("Test", "Only here.");

    private static Route route(HttpString method, String path) {
        Parameter<?>[] parameters = Stream.of(path.split("/"))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> Parameter.path(segment.substring(1, segment.length() - 1), ParameterType.TEXT, "x"))
                .toArray(Parameter<?>[]::new);
        return RouteBuilder.of(method, path, method + path, TAG)
                .summary("x")
                .takes(parameters)
                .works(call -> Answer.nothing());
    }

    private static RouteTable table(String... paths) {
        return new RouteTable(
                Stream.of(paths).map(path -> route(Methods.GET, path)).toList(), "");
    }

    /** The route and the values that a path comes to, or what else it comes to. */
    private static String found(RouteTable table, String path) {
        Match match = table.match(Methods.GET, path);
        if (match instanceof Match.Found it) {
            return it.route().path() + " "
                    + Arrays.stream(it.values()).filter(Objects::nonNull).toList();
        }
        return match instanceof Match.None none
                ? Integer.toString(none.refusal().status())
                : match.toString();
    }

    @Test
    void aLiteralSegment_winsOverAParameter() {
        RouteTable table = table("/a/{x}", "/a/b", "/a/{x}/c");

        assertThat(found(table, "/a/b")).isEqualTo("/a/b []");
        assertThat(found(table, "/a/q")).isEqualTo("/a/{x} [q]");
    }

    @Test
    void aLiteralThatLeadsNowhere_givesWayToTheParameter() {
        RouteTable table = table("/a/b/d", "/a/{x}/c");

        assertThat(found(table, "/a/b/c")).isEqualTo("/a/{x}/c [b]");
        assertThat(found(table, "/a/b/e")).isEqualTo("404");
    }

    @Test
    void parameters_areDecodedAfterThePathWasCut() {
        assertThat(found(table("/a/{x}"), "/a/b%2Fc%20d")).isEqualTo("/a/{x} [b/c d]");
        assertThat(found(table("/a/{x}"), "/a/b+c")).isEqualTo("/a/{x} [b+c]");
        assertThat(found(table("/a/{x}"), "/a/%zz")).isEqualTo("400");
    }

    @Test
    void anEmptySegment_isNoValue() {
        assertThat(found(table("/a/{x}/c"), "/a//c")).isEqualTo("404");
    }

    @Test
    void aPathThatEndsInASlash_canBeARouteOfItsOwn() {
        RouteTable table = table("/a/", "/b");

        assertThat(found(table, "/a/")).isEqualTo("/a/ []");
        assertThat(found(table, "/b/")).isEqualTo("Elsewhere[path=/b]");
        assertThat(found(table, "/b//")).isEqualTo("404");
    }

    @Test
    void methodsOfOnePath_formOneResource() {
        RouteTable table = new RouteTable(
                List.of(route(Methods.GET, "/a/{x}"), route(Methods.PUT, "/a/{y}"), route(Methods.POST, "/a")), "");

        assertThat(table.match(Methods.HEAD, "/a/1")).isInstanceOf(Match.Found.class);
        assertThat(table.match(Methods.OPTIONS, "/a/1")).isEqualTo(new Match.Options("GET, HEAD, OPTIONS, PUT"));
        assertThat(((Match.None) table.match(Methods.DELETE, "/a/1")).refusal().headers())
                .containsEntry("Allow", "GET, HEAD, OPTIONS, PUT");
        assertThat(((Match.None) table.match(Methods.HEAD, "/a")).refusal().status())
                .isEqualTo(405);
    }

    @Test
    void mistakesInTheTable_areFoundWhenItIsMade() {
        assertThatThrownBy(() -> table("/a/{x}", "/a/{y}"))
                .hasMessage("GET /a/{y} is declared twice, as GET/a/{x} and as GET/a/{y}");
        assertThatThrownBy(() -> table("/a", "/a")).hasMessage("two routes are called GET/a");
        assertThatThrownBy(() -> table("a")).hasMessage("a path begins with a slash, not a");
        assertThatThrownBy(() -> table("/a/x{y}")).hasMessageContaining("'x{y}' in /a/x{y} is neither");
        assertThatThrownBy(() -> RouteBuilder.get("/a/{x}", "a", TAG).works(call -> Answer.nothing()))
                .hasMessage("GET /a/{x} declares the path parameters [] but its path holds [x]");
    }

    @Property
    void anyText_isFoundAgainAsTheParameterItWas(@ForAll @StringLength(min = 1, max = 20) String text) {
        String sound = text.codePoints()
                .filter(c -> !(c >= 0xd800 && c <= 0xdfff))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (sound.isEmpty()) {
            return;
        }
        StringBuilder encoded = new StringBuilder("/a/");
        for (byte b : sound.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02x", b & 0xff));
        }
        Match.Found found = (Match.Found) table("/a/{x}").match(Methods.GET, encoded.toString());
        assertThat(found.values()[0]).isEqualTo(sound);
    }
}
