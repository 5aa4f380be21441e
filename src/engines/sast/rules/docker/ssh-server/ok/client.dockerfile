FROM alpine:3.22
# ok: docker/ssh-server
RUN apk add --no-cache openssh-client git
# ok: docker/ssh-server
RUN ssh-keyscan github.com >> /etc/ssh/ssh_known_hosts
# ok: docker/ssh-server
EXPOSE 2222 8022
# ok: docker/ssh-server
EXPOSE 8080
# ok: docker/ssh-server
CMD ["git", "daemon"]
