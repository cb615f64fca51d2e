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
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.view.Published;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log up as configured: to standard error, as text or as JSON lines, and into a buffer. */
final class Logging implements Consumer<Published> {
    private static final Logger CONFIGURATION = LoggerFactory.getLogger("dev.rackstate.configuration");

    private final LogBuffer buffer;
    private Settings.Logging inForce;

    /** Logs as these settings say from now on. */
    Logging(Settings.Logging settings, LogBuffer buffer) {
        this.buffer = buffer;
        this.inForce = settings;
        configure(settings);
    }

    /** Logs as a new configuration says; publications come one after another. */
    @Override
    public void accept(Published published) {
        Settings.Logging wanted = published.configuration().settings().logging();
        if (!wanted.equals(inForce)) {
            inForce = wanted;
            configure(wanted);
        }
    }

    private void configure(Settings.Logging settings) {
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
        root.addAppender(capture(context));
        context.getLogger("dev.rackstate").setLevel(Level.toLevel(settings.level()));
    }

    private LogCapture capture(LoggerContext context) {
        LogCapture capture = new LogCapture(buffer);
        capture.setContext(context);
        capture.start();
        return capture;
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
