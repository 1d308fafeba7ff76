"""The processes beside the window: the engine (kept warm), readers and exporters (thrown away).

A worker is ``sys.executable -m app.workers ROLE``, never a fork. It talks in length-prefixed frames over its anonymous
standard pipes. Engine and exporter take and give our own frozen values; a reader, which opens files nobody vouches
for, gives plain JSON back.
"""
