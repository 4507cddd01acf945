@NullMarked
package tokenward.dsl;

import org.jspecify.annotations.NullMarked;
