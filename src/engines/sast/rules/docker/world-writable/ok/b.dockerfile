FROM debian:12
# ok: docker/world-writable
RUN mkdir /data && chmod 1777 /data
# ok: docker/world-writable
RUN chmod 755 /run.sh
# ok: docker/world-writable
RUN chmod -R g=u /app
# ok: docker/world-writable
COPY --chmod=755 run.sh /
# ok: docker/world-writable
RUN chmod +x /entrypoint.sh
