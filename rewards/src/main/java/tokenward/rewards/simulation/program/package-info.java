/**
 * A program that plays in a world: started in the sandbox, its calls answered one by one, with what it printed and how it
 * ended.
 *
 * <p>Never says what a play is worth: the package above does. Start with {@code ProgramRunner}.
 */
@NullMarked
package tokenward.rewards.simulation.program;

import org.jspecify.annotations.NullMarked;
