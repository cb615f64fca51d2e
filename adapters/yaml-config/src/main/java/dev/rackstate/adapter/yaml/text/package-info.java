/**
 * Edits of hand-kept YAML: a text is given another meaning, and whatever means the same keeps its bytes.
 *
 * <p>{@code SyntaxReader} finds out where everything stands, {@code Meaning} what it means, {@code MappingPlan} and
 * {@code SequencePlan} what becomes of it, and {@code Reshaping} copies what stays and writes what does not.
 */
@NullMarked
package dev.rackstate.adapter.yaml.text;

import org.jspecify.annotations.NullMarked;
