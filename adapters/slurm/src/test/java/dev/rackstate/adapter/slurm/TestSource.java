package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.application.slurm.SlurmrestdSettings.Token;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenFile;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Settings for tests, with what most of them do not care about filled in. */
record TestSource(
        @Nullable URI url,
        @Nullable Path socket,
        @Nullable String user,
        @Nullable Token token,
        String version,
        Duration timeout,
        @Nullable Path caFile,
        Limits limits) {
    static TestSource at(URI url) {
        return new TestSource(
                url, null, null, null, SlurmrestdSettings.AUTO, Duration.ofSeconds(5), null, Limits.DEFAULT);
    }

    static TestSource at(Path socket) {
        return new TestSource(
                null, socket, null, null, SlurmrestdSettings.AUTO, Duration.ofSeconds(5), null, Limits.DEFAULT);
    }

    TestSource as(String who, Path tokenFile) {
        return as(who, new TokenFile(tokenFile.toString()));
    }

    TestSource as(String who, Token itsToken) {
        return new TestSource(url, socket, who, itsToken, version, timeout, caFile, limits);
    }

    TestSource speaking(String newVersion) {
        return new TestSource(url, socket, user, token, newVersion, timeout, caFile, limits);
    }

    TestSource within(Duration time) {
        return new TestSource(url, socket, user, token, version, time, caFile, limits);
    }

    TestSource trusting(Path authority) {
        return new TestSource(url, socket, user, token, version, timeout, authority, limits);
    }

    TestSource atMost(Limits most) {
        return new TestSource(url, socket, user, token, version, timeout, caFile, most);
    }

    SlurmrestdWorkloadSource open() {
        SlurmrestdSettings settings = new SlurmrestdSettings(
                url,
                socket == null ? null : socket.toString(),
                user,
                token,
                version,
                timeout,
                true,
                caFile == null ? null : caFile.toString());
        return SlurmrestdWorkloadSource.open(settings, InstantSource.system(), limits);
    }

    /** The failure of a fetch that cannot succeed. */
    static WorkloadException failure(WorkloadSource source) {
        WorkloadException failure = catchThrowableOfType(WorkloadException.class, source::fetch);
        assertThat(failure).as("a failure of the fetch").isNotNull();
        return failure;
    }
}
