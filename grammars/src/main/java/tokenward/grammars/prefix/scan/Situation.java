package tokenward.grammars.prefix.scan;

/**
 * Where a scanner stands, without the parser: equal situations split the next bytes into equal words, up to what lies
 * deeper in the mode stack, how far lines are indented, and where the present word could have ended before.
 *
 * @param state automaton's state inside a word, 0 between words
 * @param mode on top of the stack
 * @param fence of that mode
 * @param below mode under it, negative at the bottom
 * @param fenceBelow fence of that one
 * @param deeper whether there are more below
 * @param quotes equal quotes just before, where a fence counts them
 * @param lineStart whether nothing but blanks stands in the line, at the bottom of the stack
 */
public record Situation(
        int state, int mode, int fence, int below, int fenceBelow, boolean deeper, int quotes, boolean lineStart) {}
