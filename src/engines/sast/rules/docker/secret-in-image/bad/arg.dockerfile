FROM node:22
# ruleid: docker/secret-in-image
ARG NPM_TOKEN=token-of-the-registry
RUN npm ci
# ruleid: docker/secret-in-image
ENV NODE_ENV=production API_KEY=long-winter-nights
CMD ["node", "index.js"]
