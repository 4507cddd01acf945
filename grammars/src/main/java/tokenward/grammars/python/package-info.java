/**
 * Python, the language that is generated: its words, its sentences, its trees, for CPython 3.8 to 3.13.
 *
 * <p>Never runs a program. Start with {@link tokenward.grammars.python.PythonLanguage} for prefixes and
 * {@link tokenward.grammars.python.PythonTree} for finished texts.
 */
@NullMarked
package tokenward.grammars.python;

import org.jspecify.annotations.NullMarked;
