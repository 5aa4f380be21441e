FROM golang:1.22
RUN go build
# ruleid: docker/last-user-root
USER root
