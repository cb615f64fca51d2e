package dev.rackstate.bootstrap;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code validate}: reads a configuration as the server would and prints every problem. */
@Command(
        name = "validate",
        description = "check a configuration: one file:line:column: message per problem; exits 1 when any is an error")
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main configuration file")
    private Path config;

    @Override
    public Integer call() {
        List<Problem> problems;
        try {
            problems = YamlConfigurationStore.at(config).load().problems();
        } catch (ConfigurationException e) {
            problems = e.problems();
        }
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        long errors = problems.stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR)
                .count();
        spec.commandLine().getErr().println(count(errors, "error") + ", " + count(problems.size() - errors, "warning"));
        return errors > 0 ? Main.FAILED : 0;
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
