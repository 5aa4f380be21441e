# ruleid: docker/unpinned-base
FROM ghcr.io/acme/base:latest
RUN true
