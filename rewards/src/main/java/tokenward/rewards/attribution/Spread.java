package tokenward.rewards.attribution;

/** What happens to an amount that falls on several tokens. */
public enum Spread {
    /** Each of n tokens gets 1/n of it: the sum is conserved. */
    SHARE,
    /** Each of n tokens gets all of it: longer programs earn more; for the ablation only. */
    COPY
}
