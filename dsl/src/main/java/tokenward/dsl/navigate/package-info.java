/**
 * Names across files: where one is declared, where it is used, and what a new name changes.
 *
 * <p>Knows declarations, not values; works on files that are being typed. Start with {@link
 * tokenward.dsl.navigate.Navigator}.
 */
@NullMarked
package tokenward.dsl.navigate;

import org.jspecify.annotations.NullMarked;
