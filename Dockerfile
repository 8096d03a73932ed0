# Two stages: the first builds, the second holds only what runs. The documents are mounted over /app/corpus.
# To build from exactly one base image, name its digest:
#   docker buildx imagetools inspect node:22-slim --format '{{.Manifest.Digest}}'
#   docker build --build-arg NODE_IMAGE=node:22-slim@sha256:… -t footnote .
ARG NODE_IMAGE=node:22-slim
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json rolldown.config.js ./
COPY src src
COPY adapters adapters
COPY test test
COPY bench bench
COPY docs docs
COPY corpus corpus
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM ${NODE_IMAGE}
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/footnote.js /app/dist/footnote.cjs /app/dist/footnote.cjs.cache /app/dist/reading-child.cjs /app/dist/reader-model-child.cjs dist/
COPY --from=build /app/dist/chunks dist/chunks
COPY package.json LICENSE ./
COPY corpus corpus
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
CMD ["node", "dist/footnote.js"]
