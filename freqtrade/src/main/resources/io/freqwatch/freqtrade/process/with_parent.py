"""Runs a Python module that ends when the program that started it ends, however that ends.

The program keeps the other end of our standard input open and writes nothing to it; when it is
gone, even by SIGKILL, the operating system closes that end and the read below returns.
"""

import os
import runpy
import signal
import sys
import threading


def end_with_parent():
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGKILL)


threading.Thread(target=end_with_parent, name="end-with-parent", daemon=True).start()
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
