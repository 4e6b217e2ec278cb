"""PDFium is not made for threads: whoever calls it in here waits for their turn."""

import threading

turn = threading.Lock()
