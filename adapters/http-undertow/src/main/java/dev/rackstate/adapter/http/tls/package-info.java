/**
 * TLS from the PEM files that certificate authorities and their tools hand out.
 */
@NullMarked
package dev.rackstate.adapter.http.tls;

import org.jspecify.annotations.NullMarked;
