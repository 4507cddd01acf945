package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which programs may share a process with their earlier runs. */
class CarryoverTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "def task_program():\n    go_to('lab')\n    if is_in_room('mug'):\n        say('yes')\n",
                "rooms = get_all_rooms()\nfound = []\nfor _ in rooms:\n    found.append(_.strip())\nsay(', '.join(found))\n",
                "name = 'Ann. sys'\nsay(f'Hello {name.title()}. How are you? {len(name):>3}')  # id(x)\n",
                "import time\nimport random\nwhile not is_in_room('x'):\n    time.sleep(1)\n    go_to(random.choice(get_all_rooms()))\n",
                "import math\nx = 2.5\nif __name__ == '__main__':\n    say(str(math.floor(x)))\n",
                "from time import sleep\nfrom math import floor, sqrt\nsleep(1)\nsay(str(floor(sqrt(2))))\n",
                "say('found {} of {:.2f} {name!r}'.format(1, 2.5, name='x'))\nsay('a. [b]' \"{}\".format(3))\n",
                "def f():\n    yield from [1]\ntry:\n    pick('x')\nexcept Exception as e:\n    raise ValueError('no') from e\n",
                "best = {'a': 1}\nbest['b'] = best.get('a', 0) + 1\nglobal_count = max(best.values())\n"
            })
    void programs_that_call_and_decide_may(String program) {
        assertThat(Carryover.isPossible(program)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import builtins\nbuiltins.runs = getattr(builtins, 'runs', 0) + 1\n",
                "go_to.runs = 1\n",
                "go_to . runs = 1\n",
                "for go_to.runs in [1]: pass\n",
                "time.sleep = 3\n",
                "import math\nmath.pi = 3\n",
                "import math\nmath.pi += 1\n",
                "import math\nfor math.pi in [3]: pass\n",
                "time.sleep, x = 1, 2\n",
                "import math\n[math.floor] = [1]\n",
                "import math as m\nm.pi()\n",
                "import random, os\n",
                "from time import time\n",
                "from time import sleep, time\n",
                "from time import sleep as s\n",
                "from random import *\n",
                "from math import (pi)\n",
                "x = time.time()\n",
                "t = time\nt.process_time()\n",
                "import random\nr = random\nr.seed(1)\n",
                "say(f'{sys}')\n",
                "say(f'{time.time()}')\n",
                "x = __import__('os')\n",
                "x = ().__class__\n",
                "x = say.__globals__\n",
                "say('{0.__globals__}'.format(say))\n",
                "say('{0[a]}'.format(x))\n",
                "say('{:{1.real}}'.format(1, 2))\n",
                "say('{0\\x2e__globals__}'.format(say))\n",
                "t = '{0.x}'\nsay(t.format(say))\n",
                "say('{0.x}' ' {}'.format(say, 1))\n",
                "say(str.format('{0.x}', say))\n",
                "say('{a.x}'.format_map({'a': say}))\n",
                "A = type('A', (), {})\n",
                "setattr(go_to, 'runs', 1)\n",
                "say(str(id(say)))\n",
                "exec('x = 1')\n",
                "class A:\n    def __del__(self): pass\n",
                "match say:\n    case say.runs: pass\n",
                "say('unfinished'\n"
            })
    void programs_that_could_leave_something_behind_may_not(String program) {
        assertThat(Carryover.isPossible(program)).isTrue();
    }
}
