FROM node:20
# ok: docker/last-user-root
USER root
RUN apt-get update
# ok: docker/last-user-root
USER node
CMD ["node"]
