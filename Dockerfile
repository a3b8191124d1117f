# The bot for those without App Service: not root, works with a read-only file system, without npm or a shell's tools for building.
# docker build -t password-reset . ; compose.yaml runs it with PostgreSQL.
FROM node:24-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node src/commands/build-artefact.ts

# Node alone, without npm and its cache: 222 MB, of which the artefact is 88, on Alpine's 8 and 3 of libstdc++.
FROM alpine:3.22
RUN apk add --no-cache libstdc++
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /build/dist/artefact /app
WORKDIR /app
ENV NODE_ENV=production PORT=3978
USER 65532:65532
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--liftoff-only", "--max-semi-space-size=2", "src/index.ts"]
