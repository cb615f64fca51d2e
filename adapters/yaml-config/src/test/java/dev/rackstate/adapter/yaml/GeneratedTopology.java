package dev.rackstate.adapter.yaml;

/**
 * Writes topologies of any size: one site, one room, aisles of twenty racks, devices of one unit each with their nodes
 * in slots.
 *
 * @param racks how many racks
 * @param devicesPerRack how many devices each has
 * @param nodesPerDevice how many nodes each of these has
 */
record GeneratedTopology(int racks, int devicesPerRack, int nodesPerDevice) {
    private static final int RACKS_PER_AISLE = 20;

    int nodes() {
        return racks * devicesPerRack * nodesPerDevice;
    }

    /** Writes it as a directory, one file per rack. */
    void writeDirectory(FilesOnDisk files) {
        String room = "topology/datacenters/s/rooms/room/";
        StringBuilder aisles = new StringBuilder("aisles:\n");
        for (int first = 0; first < racks; first += RACKS_PER_AISLE) {
            String aisle = "a" + first;
            aisles.append("  - {id: ").append(aisle).append(", name: Aisle}\n");
            StringBuilder list = new StringBuilder("racks:\n");
            for (int rack = first; rack < Math.min(racks, first + RACKS_PER_AISLE); rack++) {
                list.append("  - r").append(rack).append('\n');
                files.write(room + "aisles/" + aisle + "/racks/r" + rack + ".yaml", rack(rack, ""));
            }
            files.write(room + "aisles/" + aisle + "/aisle.yaml", list.toString());
        }
        files.write(room + "room.yaml", aisles.toString()).write("topology/sites.yaml", "sites: [{id: s}]\n");
    }

    /** Writes it as one file. */
    void writeFile(FilesOnDisk files, String name) {
        StringBuilder text = new StringBuilder("sites:\n- id: s\n  rooms:\n  - id: room\n    aisles:\n");
        for (int rack = 0; rack < racks; rack++) {
            if (rack % RACKS_PER_AISLE == 0) {
                text.append("    - id: a").append(rack).append("\n      racks:\n");
            }
            text.append("      -\n").append(rack(rack, "        "));
        }
        files.write(name, text.toString());
    }

    private String rack(int rack, String indent) {
        StringBuilder text = new StringBuilder();
        text.append(indent).append("id: r").append(rack).append('\n');
        text.append(indent).append("name: Rack ").append(rack).append('\n');
        text.append(indent).append("template_id: rack-42\n").append(indent).append("devices:\n");
        for (int device = 0; device < devicesPerRack; device++) {
            text.append(indent)
                    .append("- id: r")
                    .append(rack)
                    .append("-d")
                    .append(device)
                    .append('\n');
            text.append(indent).append("  name: Device ").append(device).append('\n');
            text.append(indent).append("  template_id: server-1u\n");
            text.append(indent).append("  u_position: ").append(device + 1).append('\n');
            text.append(indent).append("  instance:\n");
            for (int slot = 1; slot <= nodesPerDevice; slot++) {
                int number = (rack * devicesPerRack + device) * nodesPerDevice + slot;
                text.append(indent)
                        .append("    ")
                        .append(slot)
                        .append(": compute")
                        .append(number)
                        .append('\n');
            }
        }
        return text.toString();
    }
}
