package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The instructions of what a call does. */
public final class Steps {
    private Steps() {}

    /** One after another, until one returns. */
    public static Code.Step all(List<Code.Step> steps) {
        Code.Step[] array = steps.toArray(new Code.Step[0]);
        return frame -> {
            for (Code.Step step : array) {
                Object result = step.run(frame);
                if (result != Code.Step.NEXT) {
                    return result;
                }
            }
            return Code.Step.NEXT;
        };
    }

    /** Appends an event. */
    public static Code.Step emit(String kind, List<Code> values) {
        return frame -> {
            List<Object> now = new ArrayList<>(values.size());
            for (Code value : values) {
                now.add(value.eval(frame));
            }
            frame.world().emit(new Event(kind, now));
            return Code.Step.NEXT;
        };
    }

    /** Uses a name as one of some sorts. */
    public static Code.Step ground(Code name, Set<String> sorts, Code failure) {
        return frame -> {
            if (!frame.world().ground(Values.text(name.eval(frame)), sorts)) {
                failure.eval(frame);
            }
            return Code.Step.NEXT;
        };
    }

    /** Fails unless a condition holds. */
    public static Code.Step require(Code condition, Code failure) {
        return frame -> {
            if (!Values.isTrue(condition.eval(frame))) {
                failure.eval(frame);
            }
            return Code.Step.NEXT;
        };
    }

    /** Assigns to the state. */
    public static Code.Step set(PlaceCode place, Code value) {
        return frame -> {
            place.write(frame, value.eval(frame));
            return Code.Step.NEXT;
        };
    }

    /** Names a value. */
    public static Code.Step let(int local, Code value) {
        return frame -> {
            frame.locals()[local] = value.eval(frame);
            return Code.Step.NEXT;
        };
    }

    /** Fixes a fact. */
    public static Code.Step learn(String fact, List<Code> arguments, Code value) {
        return frame -> {
            frame.world().learn(Codes.fact(fact, arguments, frame), value.eval(frame));
            return Code.Step.NEXT;
        };
    }

    /** Makes a fact unknown again. */
    public static Code.Step forget(String fact, List<Code> arguments) {
        return frame -> {
            frame.world().forget(Codes.fact(fact, arguments, frame));
            return Code.Step.NEXT;
        };
    }

    /** Appends to a list of the state. */
    public static Code.Step add(PlaceCode place, Code value) {
        return frame -> {
            List<Object> list = new ArrayList<>(Values.list(place.read(frame)));
            list.add(value.eval(frame));
            place.write(frame, List.copyOf(list));
            return Code.Step.NEXT;
        };
    }

    /** Removes the first element that meets a condition. */
    public static Code.Step remove(int local, PlaceCode place, Code condition, Code failure) {
        return frame -> {
            List<Object> list = Values.list(place.read(frame));
            for (int i = 0; i < list.size(); i++) {
                frame.locals()[local] = list.get(i);
                if (Values.isTrue(condition.eval(frame))) {
                    List<Object> rest = new ArrayList<>(list);
                    rest.remove(i);
                    place.write(frame, List.copyOf(rest));
                    return Code.Step.NEXT;
                }
            }
            failure.eval(frame);
            return Code.Step.NEXT;
        };
    }

    /** Does one of two things. */
    public static Code.Step branch(Code condition, Code.Step then, Code.Step otherwise) {
        return frame -> Values.isTrue(condition.eval(frame)) ? then.run(frame) : otherwise.run(frame);
    }

    /** Does something for each element; keeps its index in the local after the element's. */
    public static Code.Step each(int local, Code list, Code condition, Code.Step body) {
        return frame -> {
            List<Object> elements = Values.list(list.eval(frame));
            for (int i = 0; i < elements.size(); i++) {
                frame.locals()[local] = elements.get(i);
                frame.locals()[local + 1] = (long) i;
                if (Values.isTrue(condition.eval(frame))) {
                    Object result = body.run(frame);
                    if (result != Code.Step.NEXT) {
                        return result;
                    }
                }
            }
            return Code.Step.NEXT;
        };
    }

    /** Ends the call with a value. */
    public static Code.Step result(Code value) {
        return value::eval;
    }

    /** Ends the call with an error. */
    public static Code.Step fail(Code failure) {
        return frame -> {
            failure.eval(frame);
            return Code.Step.NEXT;
        };
    }
}
