FROM debian:12
# ok: docker/tls-check-off
RUN curl -fsSL https://example.com/tool.tar.gz -o /tmp/tool.tar.gz
# ok: docker/tls-check-off
RUN wget -q https://example.com/jdk.tar.gz
# ok: docker/tls-check-off
HEALTHCHECK CMD curl -fk https://localhost:8443/health || exit 1
# ok: docker/tls-check-off
RUN pip install --no-cache-dir -r requirements.txt
# ok: docker/tls-check-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=1
# ok: docker/tls-check-off
RUN npm config set strict-ssl true && npm ci
