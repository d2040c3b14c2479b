"""Many visitors at once get the answers that one alone gets, from the first question on."""

import subprocess
import sys
from pathlib import Path

from qa import Assistant

# A process of its own: nothing is warm yet when all threads begin.
ASK = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from qa import open_assistant
from qa.settings import load_settings

questions = [
    "朝阳区与多少个城市建立了友好关系?", "Who is the Party secretary of Tongzhou?",
    "通州区委书记是谁?", "How many international schools opened?",
    "環球影城每年預計有多少遊客?", "What is the population of Beijing?",
]
assistant = open_assistant(load_settings({}, data_dir=Path(sys.argv[1])))
start = Barrier(len(questions))

def ask(question):
    start.wait()
    return assistant.ask(question).text

with ThreadPoolExecutor(len(questions)) as pool:
    first = list(pool.map(ask, questions))
alone = [assistant.ask(question).text for question in questions]
sys.exit(0 if first == alone else f"{first} {alone}")
"""


def test_the_first_questions_may_come_together(assistant: Assistant) -> None:
    data_dir: Path = assistant.settings.index.data_dir
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(data_dir)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
