# ruleid: docker/unpinned-base
FROM quay.io/centos/centos
RUN true
