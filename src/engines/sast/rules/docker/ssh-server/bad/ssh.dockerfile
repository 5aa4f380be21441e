FROM debian:12
# ruleid: docker/ssh-server
RUN apt-get update && apt-get install -y openssh-server nginx
# ruleid: docker/ssh-server
EXPOSE 22
# ruleid: docker/ssh-server
CMD ["/usr/sbin/sshd", "-D"]
