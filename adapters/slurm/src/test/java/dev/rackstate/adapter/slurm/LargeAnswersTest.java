package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * A machine of 14,000 nodes with 50,000 jobs. Its answers are made while they are read: no text of them is ever whole.
 */
class LargeAnswersTest {
    private static final int NODES = 14_000;
    private static final int JOBS = 50_000;
    private static final String PADDING = "\"comment\": \"" + "x".repeat(2000) + "\", ";

    @Test
    void machine_ofManyNodesAndJobs_isReadWhole() throws Exception {
        SharedTexts texts = new SharedTexts(Limits.DEFAULT.jobNodes());

        List<SlurmNode> nodes = read("nodes", NODES, new NodeReader(texts), LargeAnswersTest::node);
        List<SlurmJob> jobs = read("jobs", JOBS, new JobReader(texts), LargeAnswersTest::job);

        assertThat(nodes).hasSize(NODES);
        assertThat(jobs).hasSize(JOBS);
        assertThat(nodes.get(0).state()).isSameAs(nodes.get(2).state());
        assertThat(nodes.get(0).partitions()).isSameAs(nodes.get(1).partitions());
        assertThat(jobs.get(7).nodes())
                .hasSize(8)
                .isSameAs(jobs.get(7 + NODES / 8).nodes());
        assertThat(jobs.get(7).nodes().get(0)).isSameAs(nodes.get(56).name());
        assertThat(jobs.get(7).user()).isSameAs(jobs.get(107).user());
    }

    @Test
    void answer_withMoreThanIsRead_isRefused() {
        SharedTexts texts = new SharedTexts(Limits.DEFAULT.jobNodes());

        assertThatThrownBy(() -> AnswerReader.read(
                        stream("nodes", NODES + 1, LargeAnswersTest::node), "nodes", NODES, new NodeReader(texts)))
                .isInstanceOf(WorkloadException.class)
                .hasMessage("there are more than 14000 nodes");
    }

    private static String node(int number) {
        return "{" + PADDING + "\"name\": \"" + name(number) + "\", \"state\": [\""
                + (number % 2 == 0 ? "IDLE" : "MIXED")
                + "\"], \"partitions\": [\"all\", \"cpu\"], \"cpus\": 128, \"reason_changed_at\": {\"set\": true,"
                + " \"infinite\": false, \"number\": 0}, \"real_memory\": 512000, \"gres\": \"gpu:a100:4(S:0-1)\"}";
    }

    private static String job(int number) {
        int first = number * 8 % NODES;
        return "{" + PADDING + "\"job_id\": " + number + ", \"name\": \"wave\", \"user_name\": \"user" + number % 100
                + "\", \"account\": \"physics\", \"partition\": \"all\", \"job_state\": [\"RUNNING\"], \"nodes\": \"n["
                + name(first).substring(1) + "-" + name(first + 7).substring(1) + "]\", \"cpus\": {\"set\": true,"
                + " \"infinite\": false, \"number\": 1024}}";
    }

    private static String name(int number) {
        return "n" + (100_000 + number);
    }

    private static <T> List<T> read(String payload, int count, AnswerReader.Entry<T> entry, IntFunction<String> text)
            throws IOException, WorkloadException {
        return AnswerReader.read(stream(payload, count, text), payload, count, entry)
                .entries();
    }

    private static InputStream stream(String payload, int count, IntFunction<String> text) {
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= count;
            }

            @Override
            public InputStream nextElement() {
                int number = next++;
                String part = number < 0
                        ? "{\"" + payload + "\": ["
                        : number == count ? "], \"errors\": []}" : (number == 0 ? "" : ",") + text.apply(number);
                return new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
