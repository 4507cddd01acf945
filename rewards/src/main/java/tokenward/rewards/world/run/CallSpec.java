package tokenward.rewards.world.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.text.Span;

/**
 * A call a program may make.
 *
 * @param result what it returns; empty for nothing
 * @param fails the error code of argument errors and of requirements without a code
 * @param codes all error codes it can raise
 * @param events kinds of events it emits
 * @param locals how many locals its body needs, parameters first
 * @param live the slot whose list the call returns as it is, or -1
 * @param answersLater whether it returns nothing and cannot fail, so that a program need not wait for it
 */
public record CallSpec(
        String name,
        List<ParamSpec> params,
        Optional<Kind> result,
        String doc,
        String fails,
        Set<String> codes,
        Set<String> events,
        int locals,
        int live,
        boolean answersLater,
        Code.Step body,
        Span span) {
    public CallSpec {
        params = List.copyOf(params);
        codes = Set.copyOf(codes);
        events = Set.copyOf(events);
    }

    /** Returns the call as Python declares it. */
    public String signature() {
        StringBuilder out = new StringBuilder("def ").append(name).append('(');
        for (int i = 0; i < params.size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(params.get(i).name())
                    .append(": ")
                    .append(params.get(i).kind().python());
        }
        return out.append(") -> ")
                .append(result.map(Kind::python).orElse("None"))
                .append(':')
                .toString();
    }
}
