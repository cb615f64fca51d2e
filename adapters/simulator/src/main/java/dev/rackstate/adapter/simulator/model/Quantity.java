package dev.rackstate.adapter.simulator.model;

/** What a random number is for, so that two quantities of one entity are independent. */
enum Quantity {
    LOAD,
    LOAD_PHASE,
    TEMPERATURE,
    CPU_START,
    NETWORK_RECEIVE,
    NETWORK_TRANSMIT,
    PORT_IN,
    PORT_OUT,
    PORT_FAULT,
    ARRAY_FAULT,
    DRIVE_FAULT,
    PART_FAULT,
    DEGRADED_DRIVE,
    PRESSURE,
    LEAK,
    BOARD_TEMPERATURE,
    CONTROLLER_POWER,
    PDU_POWER,
    PDU_POWER_FACTOR,
    PDU_VOLTAGE,
    PDU_ENERGY_START,
    OUTLET_SHARE,
    NODE_INCIDENTS,
    RACK_INCIDENTS,
    AISLE_INCIDENTS,
    CRITICAL_COUNT,
    WARNING_COUNT,
    SLURM_STATUS,
    SLURM_ALLOCATION,
    SLURM_PENDING,
    SLURM_JOB;

    /** From the name and not the ordinal: a new quantity leaves the others' values as they are. */
    private final long salt = Noise.text(name());

    long salt() {
        return salt;
    }
}
