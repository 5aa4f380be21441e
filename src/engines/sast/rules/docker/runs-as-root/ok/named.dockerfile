FROM node:22-slim
WORKDIR /app
COPY . .
# ok: docker/runs-as-root
USER node
EXPOSE 3000
# ok: docker/runs-as-root
HEALTHCHECK --interval=5s CMD curl -f http://localhost:3000/
# ok: docker/runs-as-root
ENTRYPOINT ["node", "server.js"]
