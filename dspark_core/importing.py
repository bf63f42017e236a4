"""The one lock under which libraries are imported that two threads must not import at once.

transformers puts another module in its own place in ``sys.modules`` at the end of its import. A thread that waits for
that import gets the old one, which has no ``AutoConfig``: an ImportError where a model is listed while another loads.
"""

import threading

IMPORTING = threading.Lock()
