# ruleid: docker/unpinned-base
FROM node AS assets
RUN npm ci
# ruleid: docker/unpinned-base
FROM gcr.io/distroless/static
COPY --from=assets /dist /
# ruleid: docker/unpinned-base
FROM --platform=linux/amd64 nginx:latest
