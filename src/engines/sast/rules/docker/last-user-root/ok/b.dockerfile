FROM debian:12
# ok: docker/last-user-root
USER 1001
CMD ["/a"]
