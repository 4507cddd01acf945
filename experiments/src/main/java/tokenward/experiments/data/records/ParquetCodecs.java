package tokenward.experiments.data.records;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * Decompresses Parquet pages: snappy and zstd by parquet-java; gzip and LZ4, for which it takes Hadoop's classes, by the JDK and
 * by aircompressor.
 */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int PAGE = 1 << 20;

    private final CodecFactory others = new CodecFactory(new PlainParquetConfiguration(), PAGE);

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return others.getCompressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, ZSTD -> others.getDecompressor(codec);
            case GZIP -> new Whole(ParquetCodecs::gunzip);
            case LZ4_RAW -> new Whole((page, size) -> lz4(page, 0, page.length, size));
            case LZ4 -> new Whole(ParquetCodecs::framedLz4);
            case LZO, BROTLI ->
                throw new ParquetDecodingException("its pages are compressed with "
                        + codec.name().toLowerCase(Locale.ROOT)
                        + "; write it with zstd, snappy, gzip, lz4 or uncompressed");
        };
    }

    @Override
    public void release() {
        others.release();
    }

    private static byte[] gunzip(byte[] page, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] lz4(byte[] page, int from, int length, int size) {
        byte[] out = new byte[size];
        new Lz4Decompressor().decompress(page, from, length, out, 0, size);
        return out;
    }

    /** Hadoop's frames: size unpacked, size packed, block; older writers put a bare block there instead. */
    private static byte[] framedLz4(byte[] page, int size) {
        ByteBuffer in = ByteBuffer.wrap(page);
        ByteBuffer out = ByteBuffer.allocate(size);
        while (out.hasRemaining()) {
            int unpacked = in.remaining() < Long.BYTES ? -1 : in.getInt();
            int packed = unpacked < 0 ? -1 : in.getInt();
            if (unpacked < 0 || unpacked > out.remaining() || packed < 0 || packed > in.remaining()) {
                return lz4(page, 0, page.length, size);
            }
            out.put(lz4(page, in.position(), packed, unpacked));
            in.position(in.position() + packed);
        }
        return out.array();
    }

    /** Unpacks a page of bytes to a known size. */
    @FunctionalInterface
    private interface Unpacking {
        byte[] unpack(byte[] page, int size) throws IOException;
    }

    /** A codec that takes whole pages. */
    private record Whole(Unpacking codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(codec.unpack(page.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] bytes = new byte[compressedSize];
            page.get(bytes);
            output.put(codec.unpack(bytes, size));
        }

        @Override
        public void release() {}
    }
}
