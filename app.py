"""What `streamlit run` takes: the screens behind one frame, and a few addresses for programs and maps."""

import gc

import streamlit as st

from dashboard import api
from dashboard.open_data.routes import ROUTES

# What the imports left will never be garbage: keeping the collector off it makes each rerun faster.
gc.freeze()

app = st.App("dashboard/shell.py", routes=[*api.ROUTES, *ROUTES])
