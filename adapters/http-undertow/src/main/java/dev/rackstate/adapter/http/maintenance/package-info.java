/** Routes that show, plan, alter and end maintenances. What a maintenance does to alerts is the business of alerts. */
@NullMarked
package dev.rackstate.adapter.http.maintenance;

import org.jspecify.annotations.NullMarked;
