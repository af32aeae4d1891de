"""`make bench`: every benchmark in turn; the figures of a quiet machine belong into benchmarks/README.md."""

import runpy
import sys

MODULES = (
    "benchmarks.reading",
    "benchmarks.formats",
    "benchmarks.interpreting",
    "benchmarks.growth",
    "benchmarks.loading",
    "benchmarks.screens",
)

for module in MODULES:
    print(f"\n## {module}", flush=True)
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__")
