package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmJob.ArrayPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of a job. */
class JobReaderTest {
    private static final String RUNNING = "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [\"RUNNING\"], ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 | 3600",
                "{\"set\": true, \"infinite\": false, \"number\": 60} | 3600",
                "null | 3600",
                "{\"set\": false, \"infinite\": true, \"number\": 0} | ",
                "-1 | ",
                "\"Infinity\" | "
            })
    void limit_ofARunningJob_isItsEnd(String limit, Integer seconds) throws Exception {
        SlurmJob job = job(RUNNING + "\"start_time\": 1000, \"end_time\": 4600, \"time_limit\": " + limit);

        assertThat(job.limit()).isEqualTo(seconds == null ? null : Instant.ofEpochSecond(1000 + seconds));
    }

    @Test
    void limit_thatSlurmMakesUp_isNone() throws Exception {
        SlurmJob job = job(
                RUNNING + "\"start_time\": 1000, \"end_time\": " + (1000 + 365 * 86_400) + ", \"time_limit\": null");

        assertThat(job.limit()).isNull();
    }

    @Test
    void limit_ofAYear_isOneWhereItIsConfigured() throws Exception {
        SlurmJob job = job(RUNNING + "\"start_time\": 1000, \"end_time\": " + (1000 + 365 * 86_400)
                + ", \"time_limit\": " + 365 * 1440);

        assertThat(job.limit()).isEqualTo(Instant.ofEpochSecond(1000 + 365 * 86_400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"CONFIGURING\" | configuring",
                "[\"CONFIGURING\", \"RUNNING\"] | running,configuring",
                "[\"PENDING\", \"REQUEUED\"] | pending,requeued",
                "[\"LEVITATING\", \"COMPLETED\"] | completed,levitating"
            })
    void state_inAnyForm_hasTheStateFirst(String json, String words) throws Exception {
        SlurmJob job = job("\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": " + json);

        assertThat(job.state()).containsExactly(words.split(","));
    }

    /** Up to v0.0.39 the flag of such a job stands in place of its state. */
    @ParameterizedTest
    @ValueSource(strings = {"REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD", "REQUEUED"})
    void state_ofAJobThatWaitsAgain_isPending(String flag) throws Exception {
        SlurmJob job = job("\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": \"" + flag + "\", \"nodes\": \"n1\"");

        assertThat(job.state()).containsExactly("pending", flag.toLowerCase(Locale.ROOT));
        assertThat(job.isWaiting()).isTrue();
        assertThat(job.nodes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"array_job_id\": 5, \"array_task_id\": 4, \"array_task_string\": \"\" | 5 | 4",
                "\"array_job_id\": 5, \"array_task_id\": 0, \"array_task_string\": null | 5 | 0",
                "\"array_job_id\": 5, \"array_task_id\": null, \"array_task_string\": \"1-10,15%4\" | 5 | 1-10,15%4",
                "\"array_job_id\": {\"set\": true, \"number\": 5}, \"array_task_id\": {\"set\": true, \"number\": 4} | 5 | 4",
                "\"array_job_id\": {\"set\": true, \"number\": 5}, \"array_task_id\": {\"set\": false, \"number\": 0},"
                        + " \"array_task_string\": \"0-98:2\" | 5 | 0-98:2",
                "\"array_job_id\": 0, \"array_task_id\": null, \"array_task_string\": \"\" | - | -",
                "\"array_job_id\": {\"set\": true, \"number\": 0}, \"array_task_id\": {\"set\": false, \"number\": 0} | - | -",
                "\"name\": \"lonely\" | - | -"
            })
    void array_inAnyForm_isTheOneItIsAPartOf(String members, Long array, String tasks) throws Exception {
        assertThat(job(RUNNING + members).array()).isEqualTo(array == null ? null : new ArrayPart(array, tasks));
    }

    @Test
    void user_withoutAName_isTheNumber() throws Exception {
        assertThat(job("\"job_id\": 7, \"user_name\": \"\", \"user_id\": 1001, \"job_state\": [\"RUNNING\"]")
                        .user())
                .isEqualTo("1001");
    }

    @Test
    void nodes_ofAWaitingJob_areWhatIsPlanned() throws Exception {
        SlurmJob job = job("\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [\"PENDING\"], \"nodes\": \"n[1-3]\","
                + " \"start_time\": 1000");

        assertThat(job.nodes()).isEmpty();
        assertThat(job.started()).isNull();
    }

    @Test
    void nodes_ofManyJobs_areOneList() throws Exception {
        List<SlurmJob> jobs =
                jobs("{" + RUNNING + "\"nodes\": \"n[1-3],m7\"}, {" + RUNNING + "\"nodes\": \"n[1-3],m7\"}");

        assertThat(jobs.get(0).nodes())
                .containsExactly("n1", "n2", "n3", "m7")
                .isSameAs(jobs.get(1).nodes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"user_name\": \"ada\", \"job_state\": [\"RUNNING\"] | a job without a number",
                "\"job_id\": 7, \"user_name\": \"ada\" | the job 7 has no state",
                "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [] | the job 7 has no state",
                "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": null | the state of a job is null instead of a list",
                "\"job_id\": 7, \"job_state\": [\"RUNNING\"] | the job 7 has no user",
                "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [\"RUNNING\"], \"nodes\": \"n[1-\" | the nodes of job 7: ",
                "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [\"RUNNING\"], \"nodes\": \"n[1-99999999]\" | the nodes of job 7: ",
                "\"job_id\": 7, \"user_name\": \"ada\", \"job_state\": [\"RUNNING\"], \"nodes\": \"n[1-99]\" | the nodes of job 7: more than 50 nodes are named"
            })
    void job_thatIsIncomplete_isRefused(String members, String words) {
        assertThatThrownBy(() -> job(members))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(words);
    }

    @Test
    void texts_ofAnyLength_areCut() throws Exception {
        SlurmJob job = job(RUNNING + "\"name\": \"" + "x".repeat(500_000) + "\", \"state_reason\": \"a\\nb\"");

        assertThat(job.name()).hasSize(1000);
        assertThat(job.reason()).isEqualTo("a b");
    }

    private static SlurmJob job(String members) throws IOException, WorkloadException {
        return jobs("{" + members + "}").get(0);
    }

    private static List<SlurmJob> jobs(String jobs) throws IOException, WorkloadException {
        byte[] body = ("{\"jobs\": [" + jobs + "]}").getBytes(StandardCharsets.UTF_8);
        return AnswerReader.read(new ByteArrayInputStream(body), "jobs", 10, new JobReader(new SharedTexts(50)))
                .entries();
    }
}
