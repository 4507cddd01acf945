package tokenward.experiments.run;

import java.util.stream.Collectors;
import tokenward.dsl.vocabulary.Credit;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.KlSettings;
import tokenward.dsl.vocabulary.Method;

/** The reward of an experiment as one line. */
public final class Formula {
    private Formula() {}

    /** Returns {@code 0.7 unit_tests (uniform) + 0.1 syntax (token) - 0.05 KL (k1)}; empty when nothing is rewarded. */
    public static String of(ExperimentSettings settings) {
        if (settings.method() == Method.SFT) {
            return "";
        }
        String terms = settings.reward().stream()
                .map(reward -> number(reward.term().weight()) + " " + reward.name() + " ("
                        + (settings.credit() == Credit.SPARSE
                                ? "last token"
                                : reward.attribution().name().toLowerCase(java.util.Locale.ROOT))
                        + ")")
                .collect(Collectors.joining(" + "));
        KlSettings kl = settings.kl();
        String leash = " - " + number(kl.coefficient()) + " KL ("
                + kl.estimator().name().toLowerCase(java.util.Locale.ROOT) + ")";
        return kl.placement() == KlSettings.Placement.REWARD && kl.coefficient() != 0 ? terms + leash : terms;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
