/**
 * The states of sites, rooms, aisles, racks, devices and nodes, with the checks they rest on and what is measured.
 */
@NullMarked
package dev.rackstate.adapter.http.state;

import org.jspecify.annotations.NullMarked;
