package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.djl.checkpoint.JsonFile;
import tokenward.engine.djl.checkpoint.PeftAdapter;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** States and exports, written and read back. */
class PolicyFilesTest {
    @Test
    void a_state_saved_and_loaded_goes_on_bitwise(@TempDir Path directory) {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(9), 4);
        try (DjlPolicy straight = TinyModels.adapted();
                DjlPolicy resumed = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), false, CriticConfig.HEAD)) {
            Batches.train(straight, sequences, 2);
            straight.saveState(directory);
            Batches.train(straight, sequences, 2);

            resumed.loadState(directory);
            Batches.train(resumed, sequences, 2);
            for (int i = 0; i < straight.parameters().shapes().size(); i++) {
                assertThat(resumed.parameters().read(i))
                        .isEqualTo(straight.parameters().read(i));
            }
        }
    }

    @Test
    void a_snapshot_is_put_back() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(10), 3);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 1);
            try (PolicyModel.Snapshot snapshot = model.snapshot()) {
                Batches.train(model, sequences, 1);
                assertThat(model.score(sequences, 1).logProbs()[0]).isNotEqualTo(before.logProbs()[0]);
                model.restore(snapshot);
            }
            assertThat(model.score(sequences, 1).logProbs()).isDeepEqualTo(before.logProbs());
        }
    }

    @Test
    void an_exported_adapter_has_the_files_and_keys_of_peft(@TempDir Path directory) {
        try (DjlPolicy model = TinyModels.adapted()) {
            model.export(directory);
        }

        Safetensors ours = Safetensors.open(directory.resolve("adapter_model.safetensors"));
        Safetensors theirs = Safetensors.open(TinyModels.adapter().resolve("adapter_model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        for (String name : theirs.tensors().keySet()) {
            assertThat(ours.floats(name, theirs.tensors().get(name).shape())).isEqualTo(theirs.floats(name));
        }
        List<String> keys = new ArrayList<>();
        JsonFile.object(directory.resolve("adapter_config.json")).fieldNames().forEachRemaining(keys::add);
        List<String> expected = new ArrayList<>();
        JsonFile.object(TinyModels.adapter().resolve("adapter_config.json"))
                .fieldNames()
                .forEachRemaining(expected::add);
        assertThat(keys).isEqualTo(expected);
        assertThat(PeftAdapter.read(directory).scale())
                .isEqualTo(PeftAdapter.read(TinyModels.adapter()).scale());
    }

    @Test
    void an_exported_checkpoint_is_read_back_bitwise(@TempDir Path directory) {
        try (DjlPolicy model = TinyModels.open(Optional.empty(), false, CriticConfig.SEPARATE)) {
            model.export(directory);
        }
        Safetensors ours = Safetensors.open(directory.resolve("model.safetensors"));
        Safetensors theirs = Safetensors.open(TinyModels.base().resolve("model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        for (String name : theirs.tensors().keySet()) {
            assertThat(ours.floats(name)).isEqualTo(theirs.floats(name));
        }
        assertThat(directory.resolve("config.json")).exists();
        assertThat(directory.resolve("value_head.safetensors")).exists();
    }
}
