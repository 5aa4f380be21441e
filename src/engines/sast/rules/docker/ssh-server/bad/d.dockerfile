FROM fedora:40
# ruleid: docker/ssh-server
RUN dnf install -y openssh-server
