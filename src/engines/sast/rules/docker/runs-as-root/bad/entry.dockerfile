FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates
COPY server /server
# ruleid: docker/runs-as-root
ENTRYPOINT ["/server"]
