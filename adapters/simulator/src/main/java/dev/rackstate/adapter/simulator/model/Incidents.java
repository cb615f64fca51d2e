package dev.rackstate.adapter.simulator.model;

import java.util.BitSet;

/**
 * What goes wrong during one period, by the targets' numbers. Not modified after it was made.
 *
 * @param period the number of the period, counted from 1970
 * @param critical nodes that are down
 * @param warned nodes in trouble; none of them is critical
 * @param racksDown racks without power
 * @param hotAisles aisles whose cooling fails
 * @param backgroundFaults whether drives, arrays and switch ports also fail now and then
 */
record Incidents(
        long period, BitSet critical, BitSet warned, BitSet racksDown, BitSet hotAisles, boolean backgroundFaults) {}
