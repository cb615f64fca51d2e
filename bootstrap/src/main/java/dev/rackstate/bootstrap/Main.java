package dev.rackstate.bootstrap;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. */
@Command(
        name = "rackstate",
        description = "Something is wrong in the machine room: where is it, how bad is it, what stands on it?",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ValidateCommand.class,
            PasswdCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Main {
    /** Exit code when the command was understood and could not be done. */
    static final int FAILED = 1;

    private Main() {}

    /** Runs a command and exits with its code: 0 done, 1 failed, 2 not understood. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command and returns its exit code. */
    static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((exception, command, result) -> {
            if (!(exception instanceof StartException)) {
                throw exception;
            }
            command.getErr().println("rackstate: " + exception.getMessage());
            return FAILED;
        });
        return line.execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }
}
