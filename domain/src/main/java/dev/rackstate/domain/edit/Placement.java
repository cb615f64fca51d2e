package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The law of rack units: no change makes a device stick out of its rack or lie on another one.
 *
 * <p>Only what a change brings about is held against it. A device that stood badly before and stands as it stood is let
 * be, and so are two that lay on each other. A device below U1 takes no units, nor does one whose template is 0 units
 * high; one without a template takes one.
 */
final class Placement {
    private Placement() {}

    /** The units a device takes; not before the first and not beyond the last of its rack when it is well placed. */
    private record Span(String device, int lowest, int height) {
        static Span of(Device device, Catalog catalog) {
            return new Span(device.id(), device.uPosition(), catalog.deviceHeight(device.templateId()));
        }

        /** A device that takes no units has a place all the same. */
        long highest() {
            return (long) lowest + Math.max(height, 1) - 1;
        }

        boolean fits(int rackHeight) {
            return lowest >= 1 && highest() <= rackHeight;
        }

        boolean overlaps(Span other) {
            return takesUnits() && other.takesUnits() && lowest <= other.highest() && other.lowest <= highest();
        }

        private boolean takesUnits() {
            return lowest >= 1 && height >= 1;
        }

        String units() {
            return highest() == lowest ? "U" + lowest : "U" + lowest + " to U" + highest();
        }
    }

    /** Refuses what a change of one rack would bring about. */
    static void require(Rack before, Rack after, Catalog templates) throws ChangeRefusedException {
        Optional<String> objection = objection(after.id().value(), before, templates, after, templates);
        if (objection.isPresent()) {
            throw ChangeRefusedException.invalid(objection.get());
        }
    }

    /**
     * What a change of a rack, or of the templates of what is in it, would bring about, in words; empty if nothing bad.
     *
     * @param name what the rack is called in the words
     * @param before the rack as it was
     * @param templatesBefore the templates as they were
     * @param after the rack as it would be
     * @param templatesAfter the templates as they would be
     */
    static Optional<String> objection(
            String name, Rack before, Catalog templatesBefore, Rack after, Catalog templatesAfter) {
        Map<String, Span> earlier = new HashMap<>();
        before.devices().forEach(device -> earlier.put(device.id(), Span.of(device, templatesBefore)));
        List<Span> settled = new ArrayList<>();
        for (Device device : after.devices()) {
            Span span = Span.of(device, templatesAfter);
            Span was = earlier.get(device.id());
            boolean stays = span.equals(was);
            if (!span.fits(after.uHeight()) && !(stays && !span.fits(before.uHeight()))) {
                return Optional.of(outside(span, name, after.uHeight()));
            }
            for (Span other : settled) {
                if (span.overlaps(other) && !(stays && other.equals(earlier.get(other.device())))) {
                    return Optional.of(onTop(span, other, name));
                }
            }
            settled.add(span);
        }
        return Optional.empty();
    }

    private static String outside(Span span, String rack, int rackHeight) {
        boolean beyond = span.lowest() < 1 || span.lowest() > rackHeight;
        return "device '" + span.device() + "' at " + span.units() + " does not fit into rack '" + rack
                + "', which has U1 to U" + rackHeight + (beyond ? ": out of rack bounds" : "");
    }

    private static String onTop(Span span, Span other, String rack) {
        return "device '" + span.device() + "' at " + span.units() + " would overlap device '" + other.device()
                + "' in rack '" + rack + "': U" + Math.max(span.lowest(), other.lowest()) + " is occupied";
    }
}
