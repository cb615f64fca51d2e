package dev.rackstate.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.log.LogLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Hands everything that is logged to a buffer as well. */
final class LogCapture extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LogBuffer logs;

    LogCapture(LogBuffer logs) {
        this.logs = logs;
    }

    @Override
    protected void append(ILoggingEvent event) {
        logs.append(
                event.getInstant(),
                level(event.getLevel()),
                event.getLoggerName(),
                event.getFormattedMessage(),
                values(event.getKeyValuePairs()),
                event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static LogLevel level(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> LogLevel.ERROR;
            case Level.WARN_INT -> LogLevel.WARN;
            case Level.INFO_INT -> LogLevel.INFO;
            case Level.DEBUG_INT -> LogLevel.DEBUG;
            default -> LogLevel.TRACE;
        };
    }

    private static Map<String, Object> values(List<KeyValuePair> pairs) {
        if (pairs == null) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        pairs.stream().filter(pair -> pair.value != null).forEach(pair -> values.put(pair.key, pair.value));
        return values;
    }
}
