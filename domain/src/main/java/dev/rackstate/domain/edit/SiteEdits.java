package dev.rackstate.domain.edit;

import dev.rackstate.domain.edit.TopologyChange.AddSite;
import dev.rackstate.domain.edit.TopologyChange.ChangeSite;
import dev.rackstate.domain.edit.TopologyChange.OfSite;
import dev.rackstate.domain.edit.TopologyChange.RemoveSite;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Objects;

/** Changes of sites. */
final class SiteEdits {
    private SiteEdits() {}

    static Topology apply(OfSite change, Topology topology) throws ChangeRefusedException {
        if (change instanceof AddSite add) {
            return add(add, topology);
        }
        if (change instanceof ChangeSite other) {
            return change(other, Spot.site(topology, other.id()));
        }
        return Spot.site(topology, ((RemoveSite) change).id()).withoutSite();
    }

    private static Topology add(AddSite add, Topology topology) throws ChangeRefusedException {
        String name = Requirement.name("site", add.id(), add.name());
        if (topology.sites().stream().anyMatch(site -> site.id().equals(add.id()))) {
            throw ChangeRefusedException.invalid("a site '" + add.id() + "' already exists");
        }
        Site site = new Site(add.id(), name, add.description(), add.location(), List.of(), Aggregation.DEFAULT);
        return new Topology(ListEdits.appended(topology.sites(), site));
    }

    private static Topology change(ChangeSite change, Spot spot) throws ChangeRefusedException {
        Site site = spot.site();
        return spot.with(new Site(
                site.id(),
                Requirement.name("site", site.id(), change.name(), site.name()),
                change.description().over(site.description()),
                change.location().over(site.location()),
                site.rooms(),
                Objects.requireNonNullElse(change.aggregation().over(site.aggregation()), Aggregation.DEFAULT)));
    }
}
