package dev.rackstate.domain.topology;

/**
 * A monitored instance inside a device: one Prometheus target.
 *
 * @param name the value of the identity label, any non-blank text
 * @param slot its place in the device's layout matrix, counted from 1
 */
public record Node(String name, int slot) {}
