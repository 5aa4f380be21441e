# ok: docker/unpinned-base
FROM node:20.11-slim AS build
# ok: docker/unpinned-base
FROM build
# ok: docker/unpinned-base
FROM scratch
