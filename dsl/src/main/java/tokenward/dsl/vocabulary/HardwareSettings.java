package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Presentation;
import tokenward.dsl.schema.Within;

/** The machine. */
@Doc("The machine.")
public record HardwareSettings(
        @Doc("Where tensors live: `auto`, `cpu`, `cuda`, or `cuda:1` for the second card.")
        @Default("auto")
        @Presentation
        Device device,

        @Doc("CPU threads; 0 uses every core. Never changes a result.") @Within("[0, 4096]") @Default("0") @Presentation
        int threads) {}
