FROM debian:12
# ruleid: docker/unsigned-packages
RUN apt-get update && apt-get install -y --allow-unauthenticated nginx
# ruleid: docker/unsigned-packages
RUN echo "deb [trusted=yes] https://apt.example.com/ /" > /etc/apt/sources.list.d/example.list
# ruleid: docker/unsigned-packages
RUN apt-get --force-yes install tool
