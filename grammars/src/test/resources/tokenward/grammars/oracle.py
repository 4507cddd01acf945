"""Reads programs, one a line in base64, and says of each what ast.parse says: ok, or message, line and column."""
import ast, base64, sys, warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
for line in sys.stdin:
    source = base64.b64decode(line).decode("utf-8", "surrogatepass")
    try:
        ast.parse(source)
        answer = "ok"
    except SyntaxError as e:
        answer = "%s\t%s\t%s" % ((e.msg or "").replace("\t", " ").replace("\n", " "), e.lineno or 0, e.offset or 0)
    except (ValueError, MemoryError, RecursionError) as e:
        answer = "%s\t0\t0" % str(e).replace("\n", " ")
    print(answer, flush=True)
