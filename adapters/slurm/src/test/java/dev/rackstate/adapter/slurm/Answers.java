package dev.rackstate.adapter.slurm;

import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.FaultyUpstream.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a slurmrestd answers in each version of the API, for one small cluster:
 *
 * <ul>
 *   <li>{@code n1}, mixed, in {@code all} and {@code gpu}: job 7 has 16 of its 64 processors and 2 of its 4 GPUs
 *   <li>{@code n2}, idle and drained for its fan, in {@code all}
 *   <li>{@code n3}, down and not responding, in {@code all}
 *   <li>job 7 of {@code ada} runs on {@code n1}; job 8 of {@code ben} waits in both partitions; job 9 was cancelled and is
 *       completing on {@code n1}
 *   <li>the reservation {@code cooling} holds {@code n2} and {@code n3} for maintenance
 * </ul>
 *
 * @param version of the API, its last number
 */
record Answers(int version) {
    /** The text of a path, or null where a server of this version has none. */
    FaultyUpstream.Answer to(String target) {
        String text = switch (target.replaceFirst("/$", "").replaceFirst("/slurm/v0\\.0\\." + version + "/", "")) {
            case "/openapi/v3" -> openApi();
            case "ping" -> enveloped("pings", "[]");
            case "nodes" -> nodes();
            case "partitions" -> partitions();
            case "jobs" -> jobs();
            case "reservations" -> reservations();
            default -> null;
        };
        return text == null
                ? new Answer(404, "text/plain", "no such path".getBytes(StandardCharsets.UTF_8))
                : Answer.json(text);
    }

    String openApi() {
        return """
                {"openapi": "3.0.3", "paths": {
                  "/slurm/v0.0.36/nodes": {"get": {}}, "/slurm/v0.0.%d/nodes/": {"get": {"tags": ["slurm"]}},
                  "/slurm/v0.0.%d/node/{node_name}": {}, "/slurmdb/v0.0.99/nodes/": {}, "/openapi/v3": {}},
                 "info": {"version": "v0.0.%d"}}""".formatted(version, version, version);
    }

    String nodes() {
        return enveloped(
                "nodes",
                "["
                        + node("n1", "MIXED", List.of(), "\"all\",\"gpu\"", "", 0, 16, "gpu:a100:2(IDX:0-1)")
                        + ","
                        + node(
                                "n2",
                                "IDLE",
                                List.of("DRAIN"),
                                "\"all\"",
                                "fan",
                                1_700_000_000L,
                                0,
                                "gpu:a100:0(IDX:N/A)")
                        + ","
                        + node(
                                "n3",
                                "DOWN",
                                List.of("NOT_RESPONDING"),
                                "\"all\"",
                                "Not responding",
                                1_700_000_100L,
                                0,
                                "gpu:a100:0(IDX:N/A)")
                        + "]");
    }

    private String node(
            String name,
            String base,
            List<String> flags,
            String partitions,
            String reason,
            long since,
            int cpus,
            String gresUsed) {
        String listed = quoted(flags);
        String state = version <= 38
                ? "\"state\": \"" + base.toLowerCase(Locale.ROOT) + "\", \"state_flags\": [" + listed + "]"
                : "\"state\": [\"" + base + "\"" + (listed.isEmpty() ? "" : "," + listed) + "]";
        return """
                {"architecture": "x86_64", "name": "%s", "hostname": "%s", %s, "partitions": [%s],
                 "cpus": 64, "alloc_cpus": %d, "alloc_idle_cpus": %d, "real_memory": 256000, "alloc_memory": %d,
                 "free_mem": {"set": true, "infinite": false, "number": 1000}, "reason": "%s",
                 "reason_set_by_user": %s, "reason_changed_at": %s, "gres": "gpu:a100:4(S:0-1)", "gres_used": "%s",
                 "tres": "cpu=64,mem=256000M,billing=64%s", "tres_used": %s, "next_state_after_reboot": ["INVALID"]}""".formatted(
                        name,
                        name,
                        state,
                        partitions,
                        cpus,
                        64 - cpus,
                        cpus * 4000L,
                        reason,
                        reason.isEmpty() ? "null" : "\"root\"",
                        time(since),
                        gresUsed,
                        version >= 42 ? ",gres/gpu=4,gres/gpu:a100=4" : "",
                        version >= 42 && cpus > 0 ? "\"cpu=16,mem=62.50G,gres/gpu=2,gres/gpu:a100=2\"" : "null");
    }

    String partitions() {
        return enveloped(
                "partitions", "[" + partition("all", "UP", 3, 192) + "," + partition("gpu", "DRAIN", 1, 64) + "]");
    }

    private String partition(String name, String state, int nodes, int cpus) {
        if (version <= 38) {
            return """
                    {"name": "%s", "state": "%s", "total_cpus": %d, "total_nodes": %d, "nodes": "n[1-3]",
                     "max_time_limit": -1, "min nodes per job": 0, "flags": ["default"]}""".formatted(name, state, cpus, nodes);
        }
        String told = version == 39 ? "" : "\"partition\": {\"state\": [\"" + state + "\"]}, ";
        return """
                {"name": "%s", %s"nodes": {"allowed_allocation": "", "configured": "n[1-3]", "total": %d},
                 "cpus": {"task_binding": 0, "total": %d}, "accounts": {"allowed": ""},
                 "maximums": {"time": {"set": false, "infinite": true, "number": 0}}}""".formatted(name, told, nodes, cpus);
    }

    String jobs() {
        return enveloped(
                "jobs",
                "["
                        + job(7, "ada", "gpu", "RUNNING", "None", "n1", 16, 1_700_003_600L)
                        + ","
                        + job(8, "ben", "all,gpu", "PENDING", "Resources", "", 128, 0)
                        + ","
                        + job(9, "ada", "all", "COMPLETING", "None", "n1", 1, 1_700_000_500L)
                        + "]");
    }

    private String job(
            int id, String user, String partition, String state, String reason, String nodes, int cpus, long end) {
        String states = version <= 39
                ? "\"" + state + "\""
                : state.equals("COMPLETING") ? "[\"COMPLETING\",\"CANCELLED\"]" : "[\"" + state + "\"]";
        return """
                {"account": "physics", "job_id": %d, "name": "wave", "user_name": "%s", "user_id": 1001,
                 "partition": "%s", "job_state": %s, "state_reason": "%s", "nodes": "%s", "cpus": %s,
                 "submit_time": %s, "start_time": %s, "end_time": %s, "time_limit": %s, "resv_name": "",
                 "job_resources": {"nodes": {"list": "n1"}}, "priority": %s}""".formatted(
                        id,
                        user,
                        partition,
                        states,
                        reason,
                        nodes,
                        count(cpus),
                        time(1_699_999_000L),
                        time(nodes.isEmpty() ? 1_800_000_000L : 1_700_000_000L),
                        time(end),
                        count(60),
                        count(4_294_901_759L));
    }

    String reservations() {
        return enveloped(
                "reservations", """
                [{"name": "cooling", "node_list": "n[2-3]", "users": "root,ada", "accounts": "", "partition": "",
                  "flags": ["MAINT", "SPEC_NODES"], "start_time": %s, "end_time": %s, "watts": %s}]""".formatted(time(1_700_000_000L), time(1_700_007_200L), count(4_294_967_294L)));
    }

    /** Later versions write the payload first. */
    private String enveloped(String payload, String value) {
        String meta = version <= 39
                ? "\"meta\": {\"Slurm\": {\"version\": {\"major\": 22, \"micro\": 8, \"minor\": 5}}}"
                : "\"meta\": {\"slurm\": {\"version\": {\"major\": \"24\", \"micro\": \"0\", \"minor\": \"11\"}}}";
        String told = "\"" + payload + "\": " + value;
        if (version <= 38) {
            return "{" + meta + ", \"errors\": [], " + told + "}";
        }
        String late = version <= 39 ? "" : ", \"last_update\": " + time(1_700_000_000L);
        return "{" + told + late + ", " + meta + ", \"errors\": [], \"warnings\": [" + warning() + "]}";
    }

    private String warning() {
        return version < 44 ? "" : "{\"description\": \"Nothing is left to say\", \"source\": \"parser\"}";
    }

    /** Timestamps were plain for one version longer than counts. */
    private String time(long seconds) {
        return version <= 39 ? Long.toString(seconds) : wrapped(seconds);
    }

    private String count(long number) {
        return version <= 38 ? Long.toString(number) : wrapped(number);
    }

    private static String wrapped(long number) {
        return "{\"set\": true, \"infinite\": false, \"number\": " + number + "}";
    }

    private static String quoted(List<String> words) {
        return String.join(",", words.stream().map(word -> "\"" + word + "\"").toList());
    }
}
