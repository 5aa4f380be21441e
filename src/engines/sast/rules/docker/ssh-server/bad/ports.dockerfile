FROM alpine:3.22
# ruleid: docker/ssh-server
RUN apk add --no-cache dropbear
# ruleid: docker/ssh-server
EXPOSE 80 22/tcp
