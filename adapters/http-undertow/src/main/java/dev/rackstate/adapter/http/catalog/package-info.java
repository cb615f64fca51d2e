/**
 * Routes that show and edit the catalog of hardware templates. A template is held against the record of its kind; what is
 * left out gets the documented defaults.
 */
@NullMarked
package dev.rackstate.adapter.http.catalog;

import org.jspecify.annotations.NullMarked;
