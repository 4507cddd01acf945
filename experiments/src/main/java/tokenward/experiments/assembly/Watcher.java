package tokenward.experiments.assembly;

import tokenward.engine.train.TrainingEvent;

/** Someone who watches a run: a terminal, or nobody. Called on the training thread. */
public interface Watcher {
    /** A phase of work begins, such as loading a model. */
    void phase(String text);

    /** A fact about the run that is worth a line. */
    void fact(String name, String value);

    /** Something looks wrong and the run goes on. */
    void warning(String text);

    /** Something happened in training. */
    void event(TrainingEvent event);

    /** Returns a watcher that looks away. */
    static Watcher none() {
        return new Watcher() {
            @Override
            public void phase(String text) {}

            @Override
            public void fact(String name, String value) {}

            @Override
            public void warning(String text) {}

            @Override
            public void event(TrainingEvent event) {}
        };
    }
}
