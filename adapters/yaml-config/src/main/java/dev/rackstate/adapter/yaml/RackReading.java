package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Problem;
import dev.rackstate.domain.topology.Rack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rack that was read from a file of its own.
 *
 * @param rack the rack
 * @param problems what is wrong with the file
 * @param realRoot the directory below which the file was found to lie
 * @param footing what the reading took from the templates; with others it would be another rack
 */
record RackReading(Placed<Rack> rack, List<Problem> problems, Path realRoot, List<Footing> footing) {
    RackReading {
        problems = List.copyOf(problems);
        footing = List.copyOf(footing);
    }

    /** What reading a rack takes from a template that it names: how high it is, or why that is not known. */
    private record Footing(boolean ofRack, String template, int height) {
        boolean holds(Templates templates) {
            return height == (ofRack ? templates.heightOfRack(template) : templates.heightOfDevice(template));
        }
    }

    static RackReading of(Placed<Rack> rack, List<Problem> problems, Path realRoot, Templates templates) {
        List<Footing> footing = new ArrayList<>();
        String own = rack.value().templateId();
        if (own != null) {
            footing.add(new Footing(true, own, templates.heightOfRack(own)));
        }
        Set<String> devices = new LinkedHashSet<>();
        rack.value().devices().forEach(device -> devices.add(device.templateId()));
        devices.forEach(id -> footing.add(new Footing(false, id, templates.heightOfDevice(id))));
        return new RackReading(rack, problems, realRoot, footing);
    }

    /** Whether reading the same text with these templates would give the same. */
    boolean holds(Templates templates) {
        return footing.stream().allMatch(each -> each.holds(templates));
    }
}
