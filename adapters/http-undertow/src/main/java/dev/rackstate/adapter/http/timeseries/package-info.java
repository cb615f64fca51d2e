/** How metrics went: series over a range of time, asked from the sources when somebody wants to see them. */
@NullMarked
package dev.rackstate.adapter.http.timeseries;

import org.jspecify.annotations.NullMarked;
