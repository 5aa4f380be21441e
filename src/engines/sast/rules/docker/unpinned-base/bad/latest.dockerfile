# ruleid: docker/unpinned-base
FROM golang:latest AS build
WORKDIR /app
COPY . .
RUN go build -o /server .

# ruleid: docker/unpinned-base
FROM alpine
COPY --from=build /server /server
