FROM debian:12
# ok: docker/unsigned-packages
RUN apt-get install -y --no-install-recommends tool
# ok: docker/unsigned-packages
RUN echo "deb [signed-by=/usr/share/keyrings/x.gpg] https://repo.example.org/ ./" > /etc/apt/sources.list.d/x.list
# ok: docker/unsigned-packages
RUN yum install -y tool
# ok: docker/unsigned-packages
RUN printf "[x]\ngpgcheck=1\n" > /etc/yum.repos.d/x.repo
# ok: docker/unsigned-packages
RUN apk add --no-cache tool
