package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.testkit.process.Poll;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line for each request, at the level that an operator wants it. */
class AccessLogTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.rackstate.access");
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event);
        }
    };
    private TestServer server;

    @BeforeEach
    void start() {
        Route broken = RouteBuilder.get("/test/broken", "broken", new Tag("Test", "Only here."))
                .summary("Fails")
                .answers(Object.class, "Never.")
                .works(call -> {
                    throw new IllegalStateException("on purpose");
                });
        Route fine = RouteBuilder.get("/test/fine", "fine", new Tag("Test", "Only here."))
                .summary("Works")
                .answers(Object.class, "Always.")
                .works(call -> Answer.ok(List.of()));
        server = TestServer.start(Limits.DEFAULT, List.of(broken, fine));
        heard.start();
        log.setAdditive(false);
        log.addAppender(heard);
    }

    @AfterEach
    void stop() {
        log.detachAppender(heard);
        log.setAdditive(true);
        log.setLevel(null);
        server.close();
    }

    private ILoggingEvent line(HttpResponse<String> answer) {
        String id = answer.headers().firstValue("X-Request-ID").orElseThrow();
        Poll.until("line of " + id, Duration.ofSeconds(10), () -> lines.stream().anyMatch(line -> isOf(line, id)));
        return lines.stream().filter(line -> isOf(line, id)).findFirst().orElseThrow();
    }

    private static boolean isOf(ILoggingEvent line, String id) {
        return values(line).get("request_id").equals(id);
    }

    private static Map<String, Object> values(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void change_isToldAtInfo_withWhatIsKnownOfIt() {
        log.setLevel(Level.INFO);

        ILoggingEvent line = line(server.write("PUT", "/api/config?dry_run=true&token=hunter2", "{}"));

        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(values(line))
                .containsOnlyKeys("request_id", "method", "path", "status_code", "duration_ms")
                .containsEntry("method", "PUT")
                .containsEntry("path", "/api/config")
                .containsEntry("status_code", 200);
        assertThat((Double) values(line).get("duration_ms")).isPositive();
        assertThat(line.getFormattedMessage())
                .startsWith("PUT /api/config answered 200 in ")
                .doesNotContain("hunter2");
    }

    @Test
    void readThatFailedByOurFault_isToldAtInfo_andReadsAreNot() {
        log.setLevel(Level.INFO);
        server.get("/test/fine");
        server.get("/api/no-such-thing");

        ILoggingEvent line = line(server.get("/test/broken"));

        assertThat(values(line)).containsEntry("status_code", 500);
        assertThat(lines).hasSize(1);
    }

    @Test
    void reads_areToldAtDebug() {
        log.setLevel(Level.DEBUG);

        assertThat(line(server.get("/test/fine")).getLevel()).isEqualTo(Level.DEBUG);
    }
}
