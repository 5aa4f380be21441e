FROM debian:12
# ruleid: docker/pipe-to-shell
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
# ruleid: docker/pipe-to-shell
RUN apt-get update && wget -qO- https://get.example.com/install.sh | sh
# ruleid: docker/pipe-to-shell
RUN curl -sSL https://install.example.com | python3 -
# ruleid: docker/pipe-to-shell
RUN bash -c "$(curl -fsSL https://example.com/setup.sh)"
# ruleid: docker/pipe-to-shell
RUN curl -s https://example.com/key.sh | sudo -E bash -
