package dev.rackstate.adapter.slurm;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.io.IOException;

/**
 * The calls of slurmrestd that are used. All of them only read.
 *
 * <p>The response is handed out as it comes, so that the body is decoded as a stream; the caller closes it.
 *
 * <p>Source: Slurm documentation, "Slurm REST API".
 */
@Headers({"Accept: application/json", "User-Agent: rackstate"})
interface SlurmrestdApi {
    /** The paths that are offered. */
    @RequestLine("GET /openapi/v3")
    Response openApi() throws IOException;

    /** Whether the controller answers. */
    @RequestLine("GET /slurm/{version}/ping/")
    Response ping(@Param("version") String version) throws IOException;

    /** All nodes. */
    @RequestLine("GET /slurm/{version}/nodes/")
    Response nodes(@Param("version") String version) throws IOException;

    /** All partitions. */
    @RequestLine("GET /slurm/{version}/partitions/")
    Response partitions(@Param("version") String version) throws IOException;

    /** All jobs that the controller remembers, those that ended a while ago included. */
    @RequestLine("GET /slurm/{version}/jobs/")
    Response jobs(@Param("version") String version) throws IOException;

    /** All reservations. */
    @RequestLine("GET /slurm/{version}/reservations/")
    Response reservations(@Param("version") String version) throws IOException;
}
