package dev.rackstate.adapter.http.timeseries;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.route.Parameter.query;

import dev.rackstate.adapter.http.inquiry.Unanswered;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.metriclibrary.MetricLibraryRoutes;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.ReadMetricData;
import dev.rackstate.application.inquiry.ReadMetricData.Question;
import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a metric went on a target. */
public final class MetricDataRoutes {
    private static final String AUTOMATIC = "1m";
    private static final String DAY = "24h";

    private static final Parameter<String> METRIC =
            Parameter.required("metric_id", ParameterType.TEXT, "A metric of the library.");
    private static final Parameter<String> TARGET = Parameter.required(
            "target_id",
            ParameterType.TEXT,
            "A site, room, aisle, rack, device or node. It stands for what the metric asks about: a rack for its nodes,"
                    + " a node for its rack. A metric that asks for {pduid} takes the id of a power distribution unit.");
    private static final Parameter<EntityKind> KIND = query(
            "target_type",
            ParameterType.choice(EntityKind.class),
            "What the target is; else whatever has the id, with the kinds first that the metric asks about.");
    private static final Parameter<String> IN_RACK =
            query("rack_id", ParameterType.TEXT, "For a device or node: look only in this rack.");
    private static final Parameter<String> UNIT =
            query("pdu_id", ParameterType.TEXT, "The power distribution unit that a {pduid} of the metric stands for.");
    private static final Parameter<String> RANGE = query(
            "time_range",
            ParameterType.TEXT,
            "How far back: a whole number and one of m h d w, or seconds; 24h when nothing else is said.");
    private static final Parameter<String> START = query(
            "start", ParameterType.TEXT, "The first moment, in place of time_range: ISO 8601, or seconds since 1970.");
    private static final Parameter<String> END =
            query("end", ParameterType.TEXT, "The last moment: ISO 8601, or seconds since 1970; now when absent.");
    private static final Parameter<String> STEP = query(
            "step",
            ParameterType.TEXT,
            AUTOMATIC,
            "The distance of two points: a whole number and one of s m h d w, or seconds. 1m means one that suits the"
                    + " range: 1m up to 1h, 5m up to 6h, 15m up to 24h, 1h up to 7d, else 6h, and more where there would"
                    + " be more than 11000 points. For a step of one minute write 60s.");
    private static final Parameter<String> AGGREGATION =
            query("aggregation", ParameterType.TEXT, "How series become one with aggregate=true; else only repeated.");
    private static final Parameter<Boolean> AGGREGATE = query(
            "aggregate",
            ParameterType.FLAG,
            false,
            "Make one series of all, moment by moment, by the aggregation: avg, min, max or sum.");

    private final ReadMetricData data;
    private final InstantSource clock;

    private MetricDataRoutes(ReadMetricData data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
    }

    /** The routes. */
    public static List<Route> routes(ReadMetricData data, InstantSource clock) {
        MetricDataRoutes routes = new MetricDataRoutes(data, clock);
        return List.of(
                Unanswered.declare(RouteBuilder.get("/api/metrics/data", "getMetricData", MetricLibraryRoutes.TAG)
                                .summary("How a metric went on a target")
                                .description(
                                        "Asks the sources that answer for the target's site, now. Series are as the sources"
                                                + " hold them, labels and all. With several sources, those that do not answer"
                                                + " are warnings as long as one does.")
                                .takes(
                                        METRIC,
                                        TARGET,
                                        KIND,
                                        IN_SITE,
                                        IN_ROOM,
                                        IN_RACK,
                                        UNIT,
                                        RANGE,
                                        START,
                                        END,
                                        STEP,
                                        AGGREGATION,
                                        AGGREGATE)
                                .answers(MetricDataJson.class, "The series."))
                        .refuses(404, "There is no such metric in the library, or no such target in the building.")
                        .example(
                                "The last six hours of a rack's nodes, added up",
                                "/api/metrics/data?metric_id=power&target_id=r1&time_range=6h&aggregate=true",
                                "",
                                "")
                        .works(routes::read));
    }

    private Answer read(Call call) throws Refusal {
        Instant end = moment(call, END, clock.instant());
        Instant start = start(call, end);
        String step = call.get(STEP);
        Target target = new Target(
                call.get(TARGET),
                call.find(KIND),
                call.find(IN_SITE),
                call.find(IN_ROOM),
                call.find(IN_RACK),
                call.find(UNIT));
        Question question = new Question(
                call.get(METRIC),
                target,
                start,
                end,
                step.equals(AUTOMATIC) ? null : RangeText.step(step),
                call.get(AGGREGATE),
                call.find(AGGREGATION));
        try {
            return Answer.ok(MetricDataJson.of(data.read(question), target.id(), range(call), call.find(AGGREGATION)));
        } catch (InquiryException e) {
            throw Unanswered.refusal(e);
        }
    }

    private static Instant start(Call call, Instant end) throws Refusal {
        String range = range(call);
        if (range != null) {
            Duration length = RangeText.range(range);
            return end.minus(length);
        }
        if (call.find(RANGE) != null) {
            throw Refusal.of(400, "time_range and start exclude each other; take one of them");
        }
        Instant start = moment(call, START, end);
        if (!start.isBefore(end)) {
            throw Refusal.of(400, "the range must start before it ends, not from " + start + " to " + end);
        }
        if (Duration.between(start, end).compareTo(RangeText.LONGEST) > 0) {
            throw Refusal.of(400, "the range is longer than " + RangeText.LONGEST.toDays() + "d");
        }
        return start;
    }

    /** The length of the range as it is written, or null when its start is written instead. */
    private static @Nullable String range(Call call) {
        if (call.find(START) != null) {
            return null;
        }
        String range = call.find(RANGE);
        return range == null ? DAY : range;
    }

    private static Instant moment(Call call, Parameter<String> parameter, Instant otherwise) throws Refusal {
        String text = call.find(parameter);
        Instant moment = text == null ? otherwise : RangeText.moment(parameter.name(), text);
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
