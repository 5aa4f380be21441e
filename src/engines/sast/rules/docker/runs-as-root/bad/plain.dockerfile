FROM golang:1.25
WORKDIR /app
COPY . .
RUN go build -o /usr/local/bin/server ./cmd/server
EXPOSE 8080
# ruleid: docker/runs-as-root
CMD ["/usr/local/bin/server"]
