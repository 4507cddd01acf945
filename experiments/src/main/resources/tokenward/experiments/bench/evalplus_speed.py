"""How many programs a second EvalPlus judges: FILE SECONDS WORKERS. Reference solutions on their base inputs, each by
`untrusted_check` in a pool of workers, which is how `evalplus.evaluate` judges samples."""

import copy
import json
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from evalplus.eval import untrusted_check

_BATCH = 50


def jobs(file):
    """The problems whose reference solution runs on the inputs as the file has them."""
    found = []
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            problem = json.loads(line)
            program = problem["prompt"] + problem["canonical_solution"]
            space = {}
            try:
                exec(program, space)
                solution = space[problem["entry_point"]]
                expected = [solution(*copy.deepcopy(arguments)) for arguments in problem["base_input"]]
            except Exception:
                continue
            reference_seconds = [0.01] * len(expected)
            found.append(("mbpp", program, problem["base_input"], problem["entry_point"], expected, problem["atol"],
                          reference_seconds))
    return found


def judge(job):
    return untrusted_check(*job)[0]


def main(file, seconds, workers):
    work = jobs(file)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        list(pool.map(judge, work[:workers]))
        begin = time.perf_counter()
        verdicts = []
        while time.perf_counter() - begin < seconds:
            verdicts += pool.map(judge, (work[(len(verdicts) + i) % len(work)] for i in range(_BATCH)))
        took = time.perf_counter() - begin
    print(json.dumps({"programs": len(verdicts), "failed": sum(v != "pass" for v in verdicts),
                      "programs_per_second": len(verdicts) / took}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
