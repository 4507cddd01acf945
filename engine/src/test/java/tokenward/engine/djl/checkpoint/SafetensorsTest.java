package tokenward.engine.djl.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("model.safetensors");
    }

    @Test
    void what_is_written_is_read_back() {
        float[] values = {1.5f, -2, 3e-30f, Float.MAX_VALUE, 0, -0f};
        new SafetensorsWriter()
                .add("b", List.of(2L, 3L), () -> values)
                .add("a", List.of(), () -> new float[] {7})
                .write(file);

        Safetensors read = Safetensors.open(file);
        assertThat(read.tensors().keySet()).containsExactly("a", "b");
        assertThat(read.floats("b", List.of(2L, 3L))).isEqualTo(values);
        assertThat(read.floats("a", List.of())).containsExactly(7);
        assertThat(read.metadata()).containsEntry("format", "pt");
    }

    @Test
    void half_precision_formats_are_widened() throws IOException {
        ByteBuffer body = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort(Float.floatToFloat16(0.333f)).putShort(Float.floatToFloat16(-65504));
        body.putShort((short) (Float.floatToIntBits(3.140625f) >>> 16))
                .putShort((short) (Float.floatToIntBits(-1e30f) >>> 16));
        raw("""
                {"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]}}""", body.array());

        Safetensors read = Safetensors.open(file);
        assertThat(read.floats("h")).containsExactly(Float.float16ToFloat(Float.floatToFloat16(0.333f)), -65504);
        assertThat(read.floats("b")[0]).isEqualTo(3.140625f);
        assertThat(read.floats("b")[1]).isCloseTo(-1e30f, org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void a_file_cut_short_names_the_tensor_and_both_sizes() throws IOException {
        new SafetensorsWriter()
                .add("first", List.of(4L), () -> new float[4])
                .add("second", List.of(4L), () -> new float[4])
                .write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));

        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": tensor second ends at byte " + whole.length + ", the file has "
                        + (whole.length - 5) + ": it is truncated");
    }

    @Test
    void a_header_cut_short_is_named() throws IOException {
        new SafetensorsWriter().add("x", List.of(1L), () -> new float[1]).write(file);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("truncated: its header needs");
        Files.write(file, new byte[3]);
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("truncated: 3 bytes");
    }

    @Test
    void something_else_is_not_a_safetensors_file() throws IOException {
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("is not a safetensors file");
        raw("[1, 2", new byte[0]);
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("its header is not JSON");
        assertThatThrownBy(() -> Safetensors.open(directory.resolve("none")))
                .hasMessage("no file " + directory.resolve("none"));
    }

    @Test
    void a_wrong_shape_names_found_and_expected() {
        new SafetensorsWriter().add("x", List.of(2L, 2L), () -> new float[4]).write(file);
        assertThatThrownBy(() -> Safetensors.open(file).floats("x", List.of(4L)))
                .hasMessage(file + ": tensor x has shape [2, 2], expected [4]");
        assertThatThrownBy(() -> Safetensors.open(file).floats("y")).hasMessage(file + " has no tensor y");
    }

    @Test
    void a_shape_that_does_not_fit_its_bytes_is_refused() throws IOException {
        raw("""
                {"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", new byte[8]);
        assertThatThrownBy(() -> Safetensors.open(file))
                .hasMessage(file + ": tensor x of F32[3] should take 12 bytes, the header gives it 8");
        raw("""
                {"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", new byte[8]);
        assertThatThrownBy(() -> Safetensors.open(file).floats("x"))
                .hasMessage(file + ": tensor x is stored as I64, expected F64, F32, F16 or BF16");
    }

    private void raw(String header, byte[] body) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(body);
        Files.write(file, all.array());
    }
}
