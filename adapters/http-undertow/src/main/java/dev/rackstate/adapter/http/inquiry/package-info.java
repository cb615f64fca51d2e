/** What questions to the telemetry sources have in common: how samples are written, and how it is told that there is no answer. */
@NullMarked
package dev.rackstate.adapter.http.inquiry;

import org.jspecify.annotations.NullMarked;
