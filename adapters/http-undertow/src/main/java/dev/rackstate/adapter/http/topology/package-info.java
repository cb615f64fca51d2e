/**
 * Reading the building as it is written down: sites, rooms, aisles, racks, devices and the templates they are made from,
 * without states.
 */
@NullMarked
package dev.rackstate.adapter.http.topology;

import org.jspecify.annotations.NullMarked;
