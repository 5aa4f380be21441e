FROM golang:1.25 AS build
WORKDIR /app
COPY . .
RUN go build -o /server .

FROM debian:12-slim
COPY --from=build /server /server
USER 10001
# ok: docker/runs-as-root
CMD ["/server"]
