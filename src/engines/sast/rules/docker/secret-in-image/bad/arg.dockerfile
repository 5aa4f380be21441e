FROM node:22
# ruleid: docker/secret-in-image
ARG NPM_TOKEN=npm_0Qd83hG2kLpz9
RUN npm ci
# ruleid: docker/secret-in-image
ENV NODE_ENV=production API_KEY=7f3a9b1c5d
CMD ["node", "index.js"]
