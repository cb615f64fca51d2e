package dev.rackstate.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log up as configured: to standard error, as text or as JSON lines. */
final class Logging {
    private static final Logger CONFIGURATION = LoggerFactory.getLogger("dev.rackstate.configuration");

    private Logging() {}

    static void configure(Settings.Logging settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, settings.json()));
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("dev.rackstate").setLevel(Level.toLevel(settings.level()));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        if (json) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.start();
            return encoder;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\", UTC} %-5level %logger{24} - %msg%n");
        encoder.start();
        return encoder;
    }

    /** Says a problem of the configuration at its level. */
    static void problem(Problem problem) {
        if (problem.level() == Problem.Level.ERROR) {
            CONFIGURATION.error("{}", problem);
        } else {
            CONFIGURATION.warn("{}", problem);
        }
    }
}
