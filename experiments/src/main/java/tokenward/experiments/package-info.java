@NullMarked
package tokenward.experiments;

import org.jspecify.annotations.NullMarked;
