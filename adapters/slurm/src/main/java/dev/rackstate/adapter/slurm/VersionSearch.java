package dev.rackstate.adapter.slurm;

import dev.rackstate.adapter.slurm.SlurmrestdClient.NotOffered;
import dev.rackstate.application.slurm.WorkloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out which version of the API a server is spoken to in: the best of those that its OpenAPI document lists, or,
 * where there is no such document or none that can be read, the newest that answers a ping.
 */
final class VersionSearch {
    private VersionSearch() {}

    /**
     * Asks.
     *
     * @param address for people
     * @throws WorkloadException when the server offers none that is known, or cannot be asked
     */
    static ApiVersion best(SlurmrestdClient client, String address) throws WorkloadException {
        Set<ApiVersion> listed = listed(client);
        Optional<ApiVersion> best = ApiVersion.best(listed);
        if (best.isPresent()) {
            return best.get();
        }
        for (ApiVersion candidate : ApiVersion.known()) {
            if (answers(client, candidate)) {
                return candidate;
            }
        }
        throw new WorkloadException("slurmrestd at " + address + " offers none of " + ApiVersion.OLDEST + " to "
                + ApiVersion.NEWEST + (listed.isEmpty() ? "" : ", only " + listed)
                + "; is there a slurmrestd below this address?");
    }

    private static Set<ApiVersion> listed(SlurmrestdClient client) throws WorkloadException {
        try {
            return client.ask("the versions that it offers", SlurmrestdApi::openApi, VersionSearch::read);
        } catch (NotOffered e) {
            return Set.of();
        }
    }

    private static boolean answers(SlurmrestdClient client, ApiVersion version) throws WorkloadException {
        try {
            return client.ask("an answer in " + version, api -> api.ping(version.toString()), body -> true);
        } catch (NotOffered e) {
            return false;
        }
    }

    /** The versions in which an OpenAPI document has a path to the nodes; none when it is no such document. */
    private static Set<ApiVersion> read(InputStream document) throws IOException {
        Set<ApiVersion> versions = new TreeSet<>();
        try {
            return AnswerParser.read(document, answer -> {
                answer.object("the OpenAPI document", member -> {
                    if (member.equals("paths")) {
                        answer.object(
                                "'paths'", path -> ApiVersion.ofNodesPath(path).ifPresent(versions::add));
                    }
                });
                return versions;
            });
        } catch (WorkloadException e) {
            // The pings tell as well, and what is wrong with the server shows there.
            return Set.of();
        }
    }
}
