@NullMarked
package tokenward.grammars;

import org.jspecify.annotations.NullMarked;
