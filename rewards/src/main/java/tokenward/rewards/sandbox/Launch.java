package tokenward.rewards.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.value.WireWriter;

/** The command that starts a fork-server at one level, and what the server is told first. */
record Launch(Interpreter interpreter, Isolation isolation) {
    private static final String BOOT = """
            import os,sys
            sys.path[:]=[p for p in sys.path if p]
            def t(n):
             b=b''
             while len(b)<n:
              c=os.read(0,n-len(b))
              if not c:os._exit(3)
              b+=c
             return b
            def f():return t(int.from_bytes(t(4),'little'))
            for _ in range(3):
             n=f().decode();m=type(sys)(n);sys.modules[n]=m;exec(compile(f(),'<'+n+'>','exec'),m.__dict__)
            sys.modules['zygote'].main(sys.modules['wire'].Decoder().decode(f()))
            """;
    /** Loaded once, so that the imports of most programs cost nothing. */
    private static final List<String> PRELOAD = List.of(
            "math",
            "cmath",
            "re",
            "collections",
            "itertools",
            "functools",
            "operator",
            "heapq",
            "bisect",
            "string",
            "copy",
            "typing",
            "datetime",
            "random",
            "array");

    Process start() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().clear();
        builder.environment().put("PYTHONHASHSEED", "0");
        builder.directory(new File("/"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new InfrastructureException("cannot start " + command().getFirst(), e);
        }
    }

    /** Returns what the server reads first: its own text, then its settings. */
    List<byte[]> greeting() {
        List<byte[]> parts = new ArrayList<>();
        for (String module : List.of("wire", "guard", "zygote")) {
            parts.add(module.getBytes(StandardCharsets.UTF_8));
            parts.add(Driver.text(Launch.class, module + ".py").getBytes(StandardCharsets.UTF_8));
        }
        List<String> readable =
                interpreter.readable().stream().map(Path::toString).toList();
        parts.add(WireWriter.toBytes(PyValue.dict(Map.of(
                "level", PyValue.of(isolation.word()),
                "readable", PyValue.ofTexts(readable),
                "preload", PyValue.ofTexts(PRELOAD)))));
        return parts;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (isolation == Isolation.BUBBLEWRAP) {
            command.addAll(bubblewrap());
        }
        command.addAll(List.of(interpreter.executable().toString(), "-s", "-S", "-B", "-X", "utf8", "-c", BOOT));
        return command;
    }

    private List<String> bubblewrap() {
        String program = ToolProcess.find("bwrap")
                .orElseThrow(() -> new InfrastructureException("no `bwrap` on the path; install bubblewrap"))
                .toString();
        // No --die-with-parent: it would follow the thread that started the server, not the process.
        List<String> command = new ArrayList<>(List.of(
                program,
                "--unshare-user",
                "--unshare-all",
                "--new-session",
                "--as-pid-1",
                "--uid",
                "65534",
                "--gid",
                "65534",
                "--cap-drop",
                "ALL"));
        for (Path path : interpreter.readable()) {
            command.addAll(bind(path));
        }
        if (interpreter.readable().stream().noneMatch(interpreter.executable()::startsWith)) {
            command.addAll(bind(interpreter.executable()));
        }
        for (String device : List.of("/dev/null", "/dev/zero", "/dev/urandom")) {
            command.addAll(List.of("--dev-bind", device, device));
        }
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/", "--"));
        return command;
    }

    private static List<String> bind(Path path) {
        if (Files.isSymbolicLink(path)) {
            try {
                return List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString());
            } catch (IOException e) {
                throw new InfrastructureException("cannot read the link " + path, e);
            }
        }
        return List.of("--ro-bind", path.toString(), path.toString());
    }
}
