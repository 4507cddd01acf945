package tokenward.dsl.syntax;

import tokenward.grammars.text.Code;

/** Everything that can be said about an experiment file. {@code docs/errors} has a page for each. */
public enum ExpCode implements Code {
    E0101("missing `=`"),
    E0102("unclosed text"),
    E0103("unclosed Groovy body"),
    E0104("unexpected text"),
    E0105("unclosed bracket"),
    E0106("unknown escape"),
    E0107("setting outside a block"),
    E0201("unknown setting"),
    E0202("unknown block"),
    E0203("unknown word"),
    E0204("circle of `extends`"),
    E0205("import not found"),
    E0206("unknown parent"),
    E0207("nothing to run"),
    E0208("set twice"),
    E0209("undeclared name"),
    E0210("block and setting confused"),
    E0211("nothing to remove"),
    E0212("name of a block"),
    E0213("declared twice"),
    E0214("missing setting"),
    E0215("unknown note"),
    E0216("unknown argument"),
    E0301("missing unit"),
    E0302("out of range"),
    E0303("wrong unit"),
    E0304("wrong kind of value"),
    E0305("not a whole number"),
    E0306("missing argument"),
    E0307("quoted word"),
    E0308("named twice in a list"),
    E0309("unknown field in a template"),
    E0401("mini-batches"),
    E0402("micro-batches"),
    E0403("groups"),
    E0404("method and advantage"),
    E0405("no reward"),
    E0406("no training data"),
    E0407("what to evaluate"),
    E0408("too few samples"),
    E0409("batch larger than the data"),
    E0410("weights of the policy"),
    E0411("context length"),
    E0412("shape of the network"),
    E0413("critic"),
    E0414("warm-up longer than the run"),
    E0415("precision of what is trained"),
    E0501("unknown series"),
    E0502("swept and fixed"),
    E0503("empty axis"),
    E0504("unknown report function"),
    E0505("published numbers of another shape"),
    E0506("not a swept axis"),
    E0507("sweep too large"),
    E0508("no such point"),
    E0601("reward body does not compile"),
    E0602("reward body reaches too far"),
    E0603("reward without a body"),
    E0604("command of a reward"),
    E0605("compiled reward not found"),
    E0606("network for programs"),
    E0701("drift from the lock"),
    E0702("no lock"),
    E0703("unreadable lock"),
    E0801("missing file"),
    E0802("unreadable file"),
    E0803("missing column"),
    W0401("weights do not sum to 1"),
    W0402("sampled and scored differently"),
    W0403("no exploration"),
    W0404("no leash"),
    W0405("declared and never used"),
    W0406("without effect"),
    W0408("step size"),
    W0409("divergence in another unit"),
    W0410("channel without anything to judge by"),
    W0411("more memory than the machine has"),
    W0412("samples that are all equal"),
    W0413("measured on what is trained on"),
    W0414("later than the run"),
    W0415("channel that counts nothing"),
    W0501("large sweep");

    private final String title;

    ExpCode(String title) {
        this.title = title;
    }

    @Override
    public String id() {
        return name();
    }

    /** Returns what it is about, in a few words. */
    public String title() {
        return title;
    }
}
