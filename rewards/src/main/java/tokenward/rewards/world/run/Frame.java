package tokenward.rewards.world.run;

/** What code sees while it runs: the world, the call, and the locals. */
public final class Frame {
    private final World world;
    private final String code;
    private final Object[] locals;

    Frame(World world, String code, Object[] locals) {
        this.world = world;
        this.code = code;
        this.locals = locals;
    }

    World world() {
        return world;
    }

    /** Returns the error code of the call that runs. */
    String code() {
        return code;
    }

    Object[] locals() {
        return locals;
    }
}
