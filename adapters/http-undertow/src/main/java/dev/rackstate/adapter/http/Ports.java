package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.IdentityPorts;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.simulationcontrol.ControlSimulation;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import java.time.InstantSource;

/**
 * What the server serves.
 *
 * @param state what is true now
 * @param telemetry how the asking goes
 * @param editing changes the configuration
 * @param identity who calls
 * @param audit what people did
 * @param files the files of the libraries as they are
 * @param inquiries what can be asked of the sources
 * @param simulation controls the simulator
 * @param workload the workload of Slurm
 * @param operation what concerns the server itself
 * @param clock for ages
 * @param version what the server calls its own version
 */
public record Ports(
        ViewState state,
        ViewTelemetryStatistics telemetry,
        EditConfiguration editing,
        IdentityPorts identity,
        AuditLog audit,
        ConfigurationFiles files,
        Inquiries inquiries,
        ControlSimulation simulation,
        ViewWorkload workload,
        Operation operation,
        InstantSource clock,
        String version) {}
