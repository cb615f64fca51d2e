package dev.rackstate.bootstrap;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.identity.AdministratorPassword;
import dev.rackstate.application.identity.SignIn.SignInException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passwd}: sets the built-in administrator's password in the main file, also while a server runs on it. */
@Command(name = "passwd", description = "set the administrator's password")
final class PasswdCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main configuration file")
    private Path config;

    @Override
    public Integer call() throws StartException {
        YamlConfigurationStore store = YamlConfigurationStore.at(config);
        Configuration configuration = load(store);
        String name = configuration.settings().auth().username();
        String password = read(name);
        try {
            ConfigurationEditing editing = new ConfigurationEditing(
                    store, new NothingInForce(), new StateDirectory(config).audit(), InstantSource.system());
            new AdministratorPassword(editing, StateDirectory.hashing(new SecureRandom()))
                    .set(configuration, password, System.getProperty("user.name", "unknown"));
        } catch (SignInException | EditRefusedException e) {
            throw new StartException("the password is not set: " + e.getMessage(), e);
        }
        spec.commandLine()
                .getErr()
                .println("The password of '" + name + "' is set in " + config
                        + (configuration.settings().auth().enabled()
                                ? ". A server that runs on it uses it at once."
                                : "; auth.enabled: true makes callers use it."));
        return 0;
    }

    private static Configuration load(YamlConfigurationStore store) throws StartException {
        try {
            return store.load();
        } catch (ConfigurationException e) {
            throw new StartException("the configuration cannot be used: " + e.getMessage(), e);
        }
    }

    /** From the terminal, twice and unseen; without a terminal the first line of standard input. */
    private static String read(String name) throws StartException {
        Console console = System.console();
        if (console == null) {
            return firstLine();
        }
        char[] first = console.readPassword("New password of '%s': ", name);
        char[] second = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new StartException("the password is not set: the two are not the same");
        }
        return new String(first);
    }

    private static String firstLine() throws StartException {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new StartException("the password is not set: there is none on standard input");
            }
            return line;
        } catch (IOException e) {
            throw new StartException("the password is not set: standard input cannot be read: " + e.getMessage(), e);
        }
    }
}
