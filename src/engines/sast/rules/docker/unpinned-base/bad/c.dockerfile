# ruleid: docker/unpinned-base
FROM --platform=linux/amd64 alpine
RUN true
