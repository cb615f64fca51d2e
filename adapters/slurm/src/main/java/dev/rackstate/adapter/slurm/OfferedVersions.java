package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/** Reads which versions an OpenAPI document of slurmrestd offers: those that have a path to the nodes. */
final class OfferedVersions {
    private OfferedVersions() {}

    static Set<ApiVersion> read(InputStream document) throws IOException, WorkloadException {
        return AnswerParser.read(document, answer -> {
            Set<ApiVersion> versions = new TreeSet<>();
            answer.object("the OpenAPI document", member -> {
                if (member.equals("paths")) {
                    answer.object("'paths'", path -> ApiVersion.ofNodesPath(path).ifPresent(versions::add));
                }
            });
            return versions;
        });
    }
}
