FROM debian:12
# ok: docker/unsigned-packages
RUN apt-get update && apt-get install -y --no-install-recommends nginx
# ok: docker/unsigned-packages
RUN echo "deb [signed-by=/usr/share/keyrings/example.gpg] https://apt.example.com/ /" > /etc/apt/sources.list.d/example.list
# ok: docker/unsigned-packages
RUN dnf install -y nginx
# ok: docker/unsigned-packages
RUN apk add --no-cache ca-certificates
# RUN apt-get install -y --allow-unauthenticated nginx
# ok: docker/unsigned-packages
RUN printf 'gpgcheck=1\n' >> /etc/yum.conf
