FROM debian:12
# ruleid: docker/last-user-root
USER root:root
RUN apt-get update
