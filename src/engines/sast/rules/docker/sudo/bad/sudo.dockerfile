FROM debian:12
# ruleid: docker/sudo
RUN apt-get update && apt-get install -y curl sudo git
# ruleid: docker/sudo
RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
USER app
# ruleid: docker/sudo
RUN sudo chown -R app /data
