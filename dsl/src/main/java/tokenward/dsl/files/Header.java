package tokenward.dsl.files;

import java.util.Set;

/**
 * The columns of a data file.
 *
 * @param names of the columns, in order
 * @param ofAll whether every record has them, as in a file with a schema; else they are those of the first
 */
public record Header(Set<String> names, boolean ofAll) {}
