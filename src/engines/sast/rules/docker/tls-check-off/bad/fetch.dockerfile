FROM debian:12
# ruleid: docker/tls-check-off
RUN curl -k -L https://example.com/tool.tar.gz -o /tmp/tool.tar.gz
# ruleid: docker/tls-check-off
RUN wget --no-check-certificate https://example.com/jdk.tar.gz
# ruleid: docker/tls-check-off
RUN npm config set strict-ssl false && npm ci
# ruleid: docker/tls-check-off
RUN pip install --trusted-host pypi.example.com -r requirements.txt
# ruleid: docker/tls-check-off
RUN git config --global http.sslVerify false
# ruleid: docker/tls-check-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
