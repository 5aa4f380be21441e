FROM debian:12
# ok: docker/sudo
RUN apt-get update && apt-get install -y gosu
# ok: docker/sudo
RUN chown -R app /data
# RUN sudo make me a sandwich
# ok: docker/sudo
RUN echo "no sudo in here"
# ok: docker/sudo
COPY sudoers.txt /docs/
# ok: docker/sudo
RUN apt-get remove -y sudo
