/** The metrics library: what can be measured, and how it is shown. The values over time are in {@code timeseries}. */
@NullMarked
package dev.rackstate.adapter.http.metriclibrary;

import org.jspecify.annotations.NullMarked;
