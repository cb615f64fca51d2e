package dev.rackstate.adapter.http.maintenance;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A list of maintenances. */
record MaintenancesJson(
        @JsonPropertyDescription("The maintenances in file order.")
        List<MaintenanceJson> maintenances) {}
