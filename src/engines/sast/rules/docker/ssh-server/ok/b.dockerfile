FROM debian:12
# ok: docker/ssh-server
RUN apt-get install -y openssh-client
# ok: docker/ssh-server
EXPOSE 2222
# ok: docker/ssh-server
EXPOSE 80
# ok: docker/ssh-server
RUN apk add openssh-client git
# ok: docker/ssh-server
EXPOSE 8022/tcp
