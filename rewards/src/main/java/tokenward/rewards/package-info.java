@NullMarked
package tokenward.rewards;

import org.jspecify.annotations.NullMarked;
