FROM debian:12
# ruleid: docker/remote-add
ADD https://github.com/krallin/tini/releases/download/v0.19.0/tini /tini
# ruleid: docker/remote-add
ADD --chmod=755 https://dl.k8s.io/release/v1.29.0/bin/linux/amd64/kubectl /usr/bin/kubectl
# ruleid: docker/remote-add
ADD http://mirror.internal/ca.pem /etc/ssl/ca.pem
# ruleid: docker/remote-add
ADD ["https://get.helm.sh/helm-v3.14.0-linux-amd64.tar.gz", "/tmp/helm.tgz"]
# ruleid: docker/remote-add
ADD --chown=app:app https://example.org/model.bin /models/
