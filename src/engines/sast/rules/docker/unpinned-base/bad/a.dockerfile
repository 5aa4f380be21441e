# ruleid: docker/unpinned-base
FROM node
RUN true
