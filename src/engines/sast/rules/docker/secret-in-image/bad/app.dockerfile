FROM node:20
# ruleid: docker/secret-in-image
ENV DB_PASSWORD=hunter42x
# ruleid: docker/secret-in-image
ARG NPM_TOKEN=f3a91c77d0b2e845
# ruleid: docker/secret-in-image
ENV APP_SECRET "s3cr3t-salt-77"
CMD ["node", "server.js"]
