package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.edit.CatalogChange;
import dev.rackstate.domain.edit.CatalogEditor;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyEditor;
import java.util.List;

/** A change that somebody asks for, as what it makes of the configuration at the moment when its turn has come. */
@FunctionalInterface
public interface Change {
    /**
     * What shall be.
     *
     * @param current the configuration as it is kept now
     * @throws ChangeRefusedException when the change cannot be made
     */
    List<Wanted> on(Configuration current) throws ChangeRefusedException;

    /** Another building. */
    static Change of(TopologyChange change) {
        return current ->
                List.of(new Wanted.Building(TopologyEditor.apply(change, current.topology(), current.catalog())));
    }

    /** Another catalog. */
    static Change of(CatalogChange change) {
        return current -> List.of(new Wanted.Templates(CatalogEditor.apply(
                change, current.catalog(), current.topology(), current.checks(), current.metrics())));
    }

    /** What is wanted, whatever there is now. */
    static Change of(Wanted wanted) {
        return current -> List.of(wanted);
    }
}
