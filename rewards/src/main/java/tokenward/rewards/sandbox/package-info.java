/**
 * The only place that starts a process: a pool of CPython fork-servers for programs under evaluation, behind the
 * strongest walls the machine offers, and trusted helper tools beside them.
 *
 * <p>Never judges what a process answers, and never throws because a program failed. Start with
 * {@link tokenward.rewards.sandbox.PythonPool}; helpers are {@link tokenward.rewards.sandbox.ToolProcess}.
 */
@NullMarked
package tokenward.rewards.sandbox;

import org.jspecify.annotations.NullMarked;
