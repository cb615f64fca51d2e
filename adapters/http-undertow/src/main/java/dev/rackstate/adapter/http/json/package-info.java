/**
 * JSON as this API writes and reads it: one mapper, one way to name things, and the schema of a record.
 *
 * <p>A record is the only place where the fields of a document are listed. Jackson writes it, {@code JsonSchemas}
 * describes it and {@code RequestBodies} checks what callers send against it.
 */
@NullMarked
package dev.rackstate.adapter.http.json;

import org.jspecify.annotations.NullMarked;
