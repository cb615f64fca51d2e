package dev.rackstate.adapter.http.slurm;

import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Document;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The jobs, and where they stand. */
final class SlurmJobRoutes {
    private static final int USUAL_LIMIT = 1_000;
    private static final int LARGEST_LIMIT = 100_000;

    private static final Parameter<Long> JOB =
            Parameter.path("job_id", ParameterType.LONG, "Slurm's number of the job.");
    private static final Parameter<String> USER = query("user", ParameterType.TEXT, "Only jobs of this user.");
    private static final Parameter<String> PARTITION =
            query("partition", ParameterType.TEXT, "Only jobs that wait or run in this partition.");
    private static final Parameter<String> STATE =
            query("state", ParameterType.TEXT, "Only jobs with this state or flag, such as running or pending.");
    private static final Parameter<String> NODE =
            query("node", ParameterType.TEXT, "Only jobs on this node, by its name in Slurm or in the building.");
    private static final Parameter<String> IN_RACK =
            query("rack_id", ParameterType.TEXT, "Only jobs with a node in this rack.");
    private static final Parameter<String> IN_ROOM =
            query("room_id", ParameterType.TEXT, "Only jobs with a node in this room.");
    private static final Parameter<String> DEVICE =
            query("device", ParameterType.TEXT, "Only jobs with a node in this device, in the rack when one is named.");
    private static final Parameter<String> PDU = query(
            "pdu_id",
            ParameterType.TEXT,
            "Only jobs with a node that this power distribution unit feeds: a device that is one, or one that its"
                    + " template builds into a rack, such as r01-pdu2.");
    private static final Parameter<Integer> LIMIT =
            query("limit", ParameterType.whole(1, LARGEST_LIMIT), USUAL_LIMIT, "At most so many.");
    private static final Parameter<Integer> OFFSET =
            query("offset", ParameterType.whole(0, Integer.MAX_VALUE), 0, "Leave out so many at the beginning.");

    private final Workloads workloads;
    private final Publications publications;

    SlurmJobRoutes(Workloads workloads, Publications publications) {
        this.workloads = workloads;
        this.publications = publications;
    }

    List<Route> routes() {
        return List.of(
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/jobs", "listSlurmJobs", SlurmRoutes.TAG))
                        .summary("The jobs")
                        .description(
                                "Jobs that have ended are listed for as long as Slurm remembers them, but stand on no"
                                        + " node any more: with node, device, rack_id, room_id or pdu_id only those are listed that hold one"
                                        + " now.")
                        .takes(USER, PARTITION, STATE, NODE, IN_RACK, IN_ROOM, DEVICE, PDU, LIMIT, OFFSET)
                        .answers(SlurmJobsJson.class, "The jobs; null when the source does not tell of jobs.")
                        .finds(this::jobs),
                SlurmRoutes.declare(RouteBuilder.get("/api/slurm/jobs/{job_id}", "getSlurmJob", SlurmRoutes.TAG))
                        .summary("One job with the nodes it runs on")
                        .takes(JOB)
                        .answers(SlurmJobDetailJson.class, "The job.")
                        .finds(this::job));
    }

    private Document job(Call call) throws Refusal {
        Known known = workloads.known();
        List<SlurmJob> jobs = known.placed().workload().jobs();
        if (jobs == null) {
            throw Refusal.notFound("The source of the workload (" + known.source() + ") does not tell of jobs");
        }
        long id = call.get(JOB);
        SlurmJob found = jobs.stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Job " + id + " not found"));
        return workloads.once(known, now -> SlurmJobDetailJson.of(now, found));
    }

    private Document jobs(Call call) throws Refusal {
        Known known = workloads.known();
        Predicate<SlurmJob> wanted = wanted(known.placed(), call);
        int offset = call.get(OFFSET);
        int limit = call.get(LIMIT);
        return workloads.once(known, now -> {
            List<SlurmJob> all = now.placed().workload().jobs();
            List<SlurmJob> matching =
                    all == null ? null : all.stream().filter(wanted).toList();
            return new SlurmJobsJson(
                    matching == null
                            ? null
                            : matching.stream()
                                    .skip(offset)
                                    .limit(limit)
                                    .map(SlurmJobJson::of)
                                    .toList(),
                    matching == null ? null : matching.size(),
                    WorkloadStatusJson.of(now));
        });
    }

    private Predicate<SlurmJob> wanted(PlacedWorkload workload, Call call) throws Refusal {
        Predicate<SlurmJob> wanted = job -> true;
        String user = call.find(USER);
        if (user != null) {
            wanted = wanted.and(job -> job.user().equals(user));
        }
        String partition = call.find(PARTITION);
        if (partition != null) {
            wanted = wanted.and(job -> Arrays.asList(job.partition().split(",")).contains(partition));
        }
        String state = call.find(STATE);
        if (state != null) {
            String word = state.toLowerCase(Locale.ROOT);
            wanted = wanted.and(job -> job.state().contains(word));
        }
        String node = call.find(NODE);
        if (node != null) {
            wanted = wanted.and(holds(
                    workload,
                    number -> workload.node(number).name().equals(node)
                            || workload.instance(number).equals(node)));
        }
        String pdu = call.find(PDU);
        if (pdu != null) {
            int fed = PduLookup.everywhere(workload.topology(), publications).rack(pdu);
            wanted = wanted.and(within(workload, fed));
        }
        return wanted.and(in(workload, call));
    }

    /** In the part of the building that is asked for. */
    private static Predicate<SlurmJob> in(PlacedWorkload workload, Call call) throws Refusal {
        String room = call.find(IN_ROOM);
        String rack = call.find(IN_RACK);
        String device = call.find(DEVICE);
        EntityLookup lookup = new EntityLookup(workload.topology(), null, rack == null && device == null ? null : room);
        int part;
        if (device != null) {
            part = rack == null ? lookup.find(EntityKind.DEVICE, device) : lookup.device(rack, device);
        } else if (rack != null) {
            part = lookup.find(EntityKind.RACK, rack);
        } else if (room != null) {
            part = lookup.find(EntityKind.ROOM, room);
        } else {
            return job -> true;
        }
        return within(workload, part);
    }

    private static Predicate<SlurmJob> within(PlacedWorkload workload, int part) {
        return holds(
                workload,
                number -> workload.entity(number) >= 0 && workload.topology().isWithin(workload.entity(number), part));
    }

    /** Whether a job holds a node of some kind now. */
    private static Predicate<SlurmJob> holds(PlacedWorkload workload, IntPredicate node) {
        return job -> job.holdsNodes() && Arrays.stream(workload.nodesOf(job)).anyMatch(node);
    }
}
