/** The files of the libraries as they are: reading them, and writing them with every mistake shown by line and column. */
@NullMarked
package dev.rackstate.adapter.http.libraryfile;

import org.jspecify.annotations.NullMarked;
