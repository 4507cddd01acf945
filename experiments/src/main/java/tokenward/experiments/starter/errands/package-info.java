/**
 * What the robot starter is put together from: errands in an office, the names they are filled with, and outings of one
 * or two errands, each with words, a program and a task of the service robot's world.
 *
 * <p>Never runs a program and never reads a file. Start with {@link tokenward.experiments.starter.errands.Outing}.
 */
@NullMarked
package tokenward.experiments.starter.errands;

import org.jspecify.annotations.NullMarked;
