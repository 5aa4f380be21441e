FROM node:20
COPY . /app
# ruleid: docker/last-user-root
USER root
CMD ["node", "/app"]
