FROM alpine:3.20
# ruleid: docker/tls-check-off
RUN curl -kL https://repo.example.org/tool -o /usr/bin/tool
# ruleid: docker/tls-check-off
RUN wget --no-check-certificate https://repo.example.org/a.tgz
# ruleid: docker/tls-check-off
RUN pip install --trusted-host pypi.example.org flask
# ruleid: docker/tls-check-off
RUN npm config set strict-ssl false && npm ci
# ruleid: docker/tls-check-off
RUN git config --global http.sslVerify false
# ruleid: docker/tls-check-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
