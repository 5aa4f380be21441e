FROM rockylinux:9
# ruleid: docker/unsigned-packages
RUN dnf install -y --nogpgcheck https://example.com/tool.rpm
# ruleid: docker/unsigned-packages
RUN apk add --no-cache --allow-untrusted /tmp/glibc.apk
