FROM debian:12
# ok: docker/pipe-to-shell
RUN curl -fsSL https://example.com/go.tar.gz | tar -xz -C /usr/local
# ok: docker/pipe-to-shell
RUN curl -fsSL https://example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/example.gpg
# ok: docker/pipe-to-shell
RUN curl -fsSLo setup.sh https://example.com/setup.sh && echo "$SUM  setup.sh" | sha256sum -c && sh setup.sh
# ok: docker/pipe-to-shell
RUN wget -q https://example.com/list.json -O - | jq -r .name
# RUN curl https://example.com/install.sh | sh
# ok: docker/pipe-to-shell
RUN echo "echo hello" | sh
