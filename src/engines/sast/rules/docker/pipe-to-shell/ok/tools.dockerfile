FROM ubuntu:24.04
# ok: docker/pipe-to-shell
RUN curl -fsSL https://example.org/tool.tgz | tar xz -C /opt
# ok: docker/pipe-to-shell
RUN curl -fsSL https://example.org/key.asc | gpg --dearmor -o /usr/share/keyrings/k.gpg
# ok: docker/pipe-to-shell
RUN curl -fsSLo /tmp/install.sh https://example.org/install.sh && echo "$SUM /tmp/install.sh" | sha256sum -c - && sh /tmp/install.sh
# ok: docker/pipe-to-shell
RUN curl -s https://api.example.org/v1 | jq -r .tag_name
# ok: docker/pipe-to-shell
RUN apt-get update && apt-get install -y curl
