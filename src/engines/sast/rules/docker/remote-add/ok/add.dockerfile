FROM alpine:3.22
# ok: docker/remote-add
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /usr/local/bin/tool
# ok: docker/remote-add
ADD rootfs.tar.gz /
# ok: docker/remote-add
COPY https-proxy.conf /etc/nginx/
# ok: docker/remote-add
ADD https://github.com/example/tool.git#0123456789abcdef0123456789abcdef01234567 /src
# ok: docker/remote-add
ADD src /app/src
