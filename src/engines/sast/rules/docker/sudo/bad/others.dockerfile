FROM alpine:3.22
# ruleid: docker/sudo
RUN apk add --no-cache bash sudo
# ruleid: docker/sudo
RUN sudo npm install -g pnpm
