package tokenward.experiments.lsp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** The language server on a pair of streams. */
public final class LanguageSession {
    private LanguageSession() {}

    /**
     * Serves one editor until it says goodbye or its stream ends.
     *
     * @param pages directory of the pages that explain codes, for links
     */
    public static void serve(InputStream in, OutputStream out, Optional<Path> pages) throws InterruptedException {
        Ending input = new Ending(in);
        LanguageService service = new LanguageService(pages, input::end);
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(service, input, out);
        service.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        try {
            listening.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the protocol's reader failed", e.getCause());
        } finally {
            service.stop();
        }
    }

    /** A stream that is over when the session is: the reader asks it once more after the last message. */
    private static final class Ending extends FilterInputStream {
        private volatile boolean over;

        Ending(InputStream in) {
            super(in);
        }

        void end() {
            over = true;
        }

        @Override
        public int read() throws IOException {
            return over ? -1 : super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            return over ? -1 : super.read(bytes, from, most);
        }
    }
}
