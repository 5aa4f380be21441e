FROM alpine:3.22
# ruleid: docker/remote-add
ADD https://github.com/example/tool/releases/download/v1.2.0/tool-linux-amd64 /usr/local/bin/tool
# ruleid: docker/remote-add
ADD http://mirror.example.com/jdk.tar.gz /opt/
# ruleid: docker/remote-add
ADD --chmod=755 https://example.com/wait-for /usr/bin/wait-for
# ruleid: docker/remote-add
ADD --chown=app:app https://example.com/model.bin /models/
# ruleid: docker/remote-add
ADD ["https://example.com/certs.pem", "/etc/ssl/certs/"]
