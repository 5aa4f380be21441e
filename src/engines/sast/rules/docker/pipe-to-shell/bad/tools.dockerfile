FROM ubuntu:24.04
# ruleid: docker/pipe-to-shell
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash -
# ruleid: docker/pipe-to-shell
RUN wget -qO- https://get.docker.com | sh
# ruleid: docker/pipe-to-shell
RUN curl -sSL https://install.python-poetry.org | python3 -
# ruleid: docker/pipe-to-shell
RUN sh -c "$(curl -fsSL https://raw.githubusercontent.com/ohmyzsh/ohmyzsh/master/tools/install.sh)"
# ruleid: docker/pipe-to-shell
RUN curl -L https://fly.io/install.sh | sudo -E bash
