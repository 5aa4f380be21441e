FROM debian:12
# ok: docker/last-user-root
USER 0
RUN true
# ok: docker/last-user-root
USER app:app
