FROM debian:12
# ruleid: docker/ssh-server
RUN apt-get update && apt-get install -y openssh-server
# ruleid: docker/ssh-server
EXPOSE 22
