package dev.rackstate.adapter.simulator.model;

import java.util.List;

/**
 * A rack, as telemetry sees it.
 *
 * @param index its number among the racks
 * @param key what its random numbers are hashed from
 * @param siteId its site
 * @param roomId its room
 * @param aisle the number of its aisle, or -1 for a standalone rack
 * @param aisleId the id of its aisle, or empty
 * @param rackId its own id
 * @param pdus what feeds it
 * @param liquidCooled whether its template has a cooling component
 */
record RackTarget(
        int index,
        long key,
        String siteId,
        String roomId,
        int aisle,
        String aisleId,
        String rackId,
        List<Pdu> pdus,
        boolean liquidCooled)
        implements Target {
    /** The labels of every rack series unless the catalogue says otherwise, in order of name. */
    static final List<String> LABELS = List.of("instance", "job", "rack_id", "room_id", "site_id");

    /** {@code instance} and {@code job} of rack series: not the rack's id, for a node may be called the same. */
    private static final String SOURCE = "simulator";

    @Override
    public String label(String label) {
        return switch (label) {
            case "instance", "job" -> SOURCE;
            case "rack_id" -> rackId;
            case "aisle_id" -> aisleId;
            case "room_id" -> roomId;
            case "site_id" -> siteId;
            default -> "";
        };
    }

    /**
     * A power distribution unit.
     *
     * @param number counted from 1 in each rack
     * @param id unique among all racks of one site and room
     * @param name what people call it
     */
    record Pdu(int number, String id, String name) {
        static final double NOMINAL_VOLTS = 230;
        static final int OUTLETS = 3;

        /** What its inlet is made for, in amperes. */
        int rating() {
            return number == 1 ? 20 : 16;
        }
    }
}
