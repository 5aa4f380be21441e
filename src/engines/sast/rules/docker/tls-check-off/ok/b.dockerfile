FROM alpine:3.20
# ok: docker/tls-check-off
RUN curl -fsSL https://repo.example.org/tool -o /usr/bin/tool
# ok: docker/tls-check-off
HEALTHCHECK CMD curl -k https://localhost:8443/health
# ok: docker/tls-check-off
RUN wget -q https://repo.example.org/a.tgz
# ok: docker/tls-check-off
RUN pip install --no-cache-dir flask
# ok: docker/tls-check-off
ENV NODE_ENV=production
# ok: docker/tls-check-off
RUN curl --cacert /etc/ca.pem https://repo.example.org/x -o x
