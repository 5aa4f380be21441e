ARG VERSION=1.25
# ok: docker/unpinned-base
FROM golang:${VERSION} AS build
RUN go build -o /server .

# ok: docker/unpinned-base
FROM build AS test
RUN go test ./...

# ok: docker/unpinned-base
FROM alpine:3.22 AS certs
# ok: docker/unpinned-base
FROM debian@sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d
# ok: docker/unpinned-base
FROM scratch
COPY --from=build /server /server
