package tokenward.dsl.explain;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import tokenward.dsl.vocabulary.Credit;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.KlSettings;

/** The reward of an experiment as one line. */
public final class Formula {
    private Formula() {}

    /** Returns {@code 0.7 unit_tests (uniform) + 0.1 syntax (token) - 0.05 KL (k1)}; empty when nothing is sampled. */
    public static String of(ExperimentSettings settings) {
        if (!settings.method().samples()) {
            return "";
        }
        String terms = settings.reward().stream()
                .map(reward -> number(reward.term().weight()) + " " + reward.name() + " ("
                        + (settings.credit() == Credit.SPARSE
                                ? "last token"
                                : reward.attribution().name().toLowerCase(Locale.ROOT))
                        + ")")
                .collect(Collectors.joining(" + "))
                .replace("+ -", "- ");
        KlSettings kl = settings.kl();
        boolean inReward = kl.placement() == KlSettings.Placement.REWARD && kl.coefficient() != 0;
        String leash =
                number(kl.coefficient()) + " KL_t (" + kl.estimator().name().toLowerCase(Locale.ROOT) + ")";
        return inReward ? terms + " - " + leash : terms;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
