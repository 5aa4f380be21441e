FROM gcr.io/distroless/static-debian12:nonroot
COPY server /server
# ok: docker/runs-as-root
HEALTHCHECK CMD ["/server", "-check"]
# ok: docker/runs-as-root
ENTRYPOINT ["/server"]
