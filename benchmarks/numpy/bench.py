"""NumPy's side of a family: bench.py FAMILY prints JSON as Google Benchmark does."""
import importlib
import json
import sys

import data

importlib.import_module(sys.argv[1])
json.dump(data.run(), sys.stdout)
