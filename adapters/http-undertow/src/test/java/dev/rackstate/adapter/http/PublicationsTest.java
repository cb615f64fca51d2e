package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.maintenance.Coverage;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies are made once per publication and shared from then on. */
class PublicationsTest {
    private final AtomicInteger made = new AtomicInteger();
    private final SnapshotView names =
            SnapshotView.ofEntity((now, entity) -> List.of(now.topology().id(entity), made.incrementAndGet()));
    private final SnapshotView everything = SnapshotView.ofEverything(now -> List.of(made.incrementAndGet()));
    private final Situation situation = Situation.start();
    private final LiveState state = new LiveState(situation.published());
    private final Publications publications = new Publications(state);

    private static Body get(Publication publication, Selection selection) {
        Body kept = selection.kept(publication);
        return kept == null ? selection.render(publication) : kept;
    }

    @Test
    void aBody_isMadeOnceAndTheSameBytesAreServedAgain() {
        Body first = get(publications.current(), names.of(0));
        Body again = get(publications.current(), names.of(0));

        assertThat(again.plain()).isSameAs(first.plain());
        assertThat(again.compressed()).isSameAs(first.compressed());
        assertThat(made).hasValue(1);
        assertThat(new String(first.plain(), StandardCharsets.UTF_8)).isEqualTo("[\"alpha\",1]");
    }

    @Test
    void entitiesAndViews_haveBodiesOfTheirOwn() {
        Publication now = publications.current();

        assertThat(get(now, names.of(0))).isNotSameAs(get(now, names.of(1)));
        assertThat(get(now, everything.ofEverything())).isNotSameAs(get(now, names.of(0)));
        assertThat(get(now, everything.ofEverything())).isSameAs(get(now, everything.ofEverything()));
    }

    @Test
    void aNewSnapshot_startsWithNoBodies() {
        Publication before = publications.current();
        Body old = get(before, names.of(0));

        state.publish(situation.nextRound().published());

        assertThat(publications.current()).isNotSameAs(before);
        assertThat(names.of(0).kept(publications.current())).isNull();
        assertThat(get(publications.current(), names.of(0))).isNotSameAs(old);
        assertThat(publications.current().tag()).isNotEqualTo(before.tag());
    }

    @Test
    void anAttemptToLoadAConfigurationThatFailed_keepsTheBodies() {
        Publication before = publications.current();
        Published now = state.current();

        state.publish(new Published(
                now.configuration(), situation.rejected().published().configurationStatus(), now.snapshot()));

        assertThat(publications.current()).isSameAs(before);
    }

    @Test
    void aMaintenanceThatBegins_startsWithNoBodiesUnderAnotherTag() {
        Instant begins = Situation.NOW.plusSeconds(60);
        Published before = situation.maintenances(maintenance(begins)).published();
        state.publish(before);
        Publication old = publications.current();

        state.publish(new Published(
                before.configuration(),
                before.configurationStatus(),
                before.snapshot(),
                Coverage.of(before.configuration().maintenances(), situation.topology(), begins)));

        assertThat(publications.current()).isNotSameAs(old);
        assertThat(publications.current().tag()).isNotEqualTo(old.tag());
    }

    private static Maintenance maintenance(Instant begins) {
        return new Maintenance(
                "0a1b2c3d4e5f",
                new MaintenanceTarget(EntityKind.RACK, "r1"),
                "Work",
                Maintenance.Effect.HIDE,
                Situation.BEFORE,
                null,
                begins,
                null,
                null);
    }

    @Test
    void whatIsAskedForOnce_isNotKept() {
        Selection once = Selection.once(now -> List.of(made.incrementAndGet()));

        assertThat(get(publications.current(), once)).isNotSameAs(get(publications.current(), once));
        assertThat(once.isLarge()).isTrue();
    }

    @Test
    void threadsThatMissAtOnce_allGetTheSameBody() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int entity = 0; entity < state.current().snapshot().topology().size(); entity++) {
                Selection selection = names.of(entity);
                CountDownLatch together = new CountDownLatch(8);
                List<Future<Body>> bodies = IntStream.range(0, 8)
                        .mapToObj(i -> threads.submit(() -> {
                            together.countDown();
                            together.await();
                            return get(publications.current(), selection);
                        }))
                        .toList();
                Body first = bodies.get(0).get();
                for (Future<Body> body : bodies) {
                    assertThat(body.get()).isSameAs(first);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
