@NullMarked
package tokenward.engine;

import org.jspecify.annotations.NullMarked;
