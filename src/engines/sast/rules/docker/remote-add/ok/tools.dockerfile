FROM debian:12
# ok: docker/remote-add
ADD --checksum=sha256:93dcc18adc78c65a028a84799ecf8ad40c936fdfc5f2a57b1acda5a8117fa82c https://github.com/krallin/tini/releases/download/v0.19.0/tini /tini
# ok: docker/remote-add
ADD src /app
# ok: docker/remote-add
ADD https://github.com/moby/buildkit.git#0123456789abcdef0123456789abcdef01234567 /bk
# ok: docker/remote-add
COPY --from=build /out /app
# ok: docker/remote-add
ADD --chown=app:app dist.tar.gz /app
