# ruleid: docker/unpinned-base
FROM ubuntu:latest AS build
RUN true
